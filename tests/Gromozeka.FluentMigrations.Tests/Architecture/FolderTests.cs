namespace Gromozeka.FluentMigrations.Tests.Architecture;

public sealed class FolderTests
{
    private const string Engine = "Gromozeka.FluentMigrations";
    private const string Dialect = "Gromozeka.FluentMigrations.Sqlite";

    [Theory]
    [InlineData(Engine, 14)]
    [InlineData(Dialect, 11)]
    public void Folders_OfAProject_FormNoCircle(string project, int atLeast)
    {
        var folders = Folders.Of(project);

        Assert.InRange(folders.Names.Count(), atLeast, 30);
        Assert.True(folders.Arrows.Count() > folders.Names.Count(), "Too few references were found to believe that there is no circle.");
        Assert.Empty(folders.Circle());
    }

    [Fact]
    public void Engine_References_NoDialect() =>
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(Repository.Root, "src", Engine), "*.cs", SearchOption.AllDirectories), file =>
            File.ReadAllText(file).Contains("Microsoft.Data.Sqlite", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("projects")]
    [InlineData("engine")]
    [InlineData("dialect")]
    public void Document_Picture_IsThatOfTheCode(string name)
    {
        var drawn = name switch
        {
            "projects" => Picture.OfProjects(),
            "engine" => Picture.Of(Folders.Of(Engine)),
            _ => Picture.Of(Folders.Of(Dialect)),
        };
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "architecture.md"));

        Assert.True(
            document.Contains($"<!-- picture: {name} -->\n{drawn}", StringComparison.Ordinal),
            $"The picture of the {name} in docs/architecture.md has to be:\n{drawn}"
        );
    }
}
