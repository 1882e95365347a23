using Gromozeka.FluentMigrations.Cli.Loading;

namespace Gromozeka.FluentMigrations.Cli.Tests.Loading;

public sealed class SolutionFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.slnx", "<Solution><Project Path=\"R&amp;D/Joe's.csproj\" /></Solution>", "R&D/Joe's.csproj")]
    [InlineData(
        "a.slnx",
        "<Solution><!-- <Project Path=\"b.csproj\" /> --><Folder Name=\"/f/\"><Project Path='c.fsproj' /></Folder></Solution>",
        "c.fsproj"
    )]
    [InlineData("a.sln", "Project(\"{9A19103F}\") = \"Joe's\", \"src\\Joe's.csproj\", \"{1}\"\r\nEndProject", "src/Joe's.csproj")]
    public void ProjectOf_AnyName_IsThatProject(string name, string text, string project)
    {
        File.WriteAllText(_folder.File(name), text);

        Assert.Equal(_folder.File(project), SolutionFile.ProjectOf(_folder.File(name)));
    }

    [Theory]
    [InlineData("a.slnx", "<Solution>", "cannot be read")]
    [InlineData("a.slnx", "<Solution />", "There is no project in")]
    [InlineData("a.sln", "", "There is no project in")]
    public void ProjectOf_WithoutAProject_IsRefused(string name, string text, string what)
    {
        File.WriteAllText(_folder.File(name), text);

        var error = Assert.Throws<MigrationException>(() => SolutionFile.ProjectOf(_folder.File(name)));

        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }
}
