using Gromozeka.FluentMigrations.Cli.Tests.Support;

namespace Gromozeka.FluentMigrations.Cli.Tests.Bundles;

/// <summary>A bundle does on a server without .NET what the tool does.</summary>
[Collection(PackedToolDefinition.Name)]
public sealed class BundleTests(BundledBot bundle) : IClassFixture<BundledBot>, IDisposable
{
    private readonly TempFolder _server = new();

    private DatabaseFile Database => new(_server.File("bot.db"));

    public void Dispose() => _server.Dispose();

    [Theory]
    [InlineData(false, "legacy.db")]
    [InlineData(false, "legacy-hostile.db")]
    [InlineData(true, "legacy.db")]
    [InlineData(true, "legacy-hostile.db")]
    public void ALegacyDatabase_IsMigratedRolledBackAndRestored(bool isFile, string legacy)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", legacy), Database.Path);
        var before = Database.Content(Database.Tables());

        Assert.Contains("2 applied, 0 pending.", Ok(isFile, "migrate") + Ok(isFile, "status"), StringComparison.Ordinal);
        Assert.Equal(["1", "2"], Database.Rows("SELECT version FROM migrations ORDER BY version"));
        Assert.Contains("1 undone, 1 pending.", Ok(isFile, "rollback", "--yes"), StringComparison.Ordinal);
        Assert.Equal(["1"], Database.Rows("SELECT version FROM migrations"));
        Assert.Contains("Restored from", Ok(isFile, "restore", "--yes"), StringComparison.Ordinal);

        Assert.Contains("2 applied, 0 pending.", Ok(isFile, "status"), StringComparison.Ordinal);
        foreach (var (table, rows) in before.Where(table => table.Key != "settings"))
            Assert.Equal(rows, Database.Content(table));
    }

    [Theory]
    [InlineData(false, "Gromozeka.Bot.Bundle")]
    [InlineData(true, "migrate-bot")]
    public void Help_NamesTheFileThatIsRun(bool isFile, string name)
    {
        Assert.Contains($"{name} migrate", Ok(isFile, "--help"), StringComparison.Ordinal);
        Assert.StartsWith("GM702", bundle.Run(isFile, _server.Path, "migrat").Error, StringComparison.Ordinal);
    }

    /// <summary>What starts the application itself is not in it, and no file says where it was built.</summary>
    [Fact]
    public void AFolder_HasNothingThatStartsTheApplication()
    {
        var files = Directory.EnumerateFiles(bundle.Folder).Select(Path.GetFileName).ToList();

        Assert.Contains("Gromozeka.Bot.dll", files);
        Assert.DoesNotContain("Gromozeka.Bot", files);
        Assert.DoesNotContain("Gromozeka.Bot.runtimeconfig.json", files);
        Assert.DoesNotContain(files, file =>
            file!.EndsWith(".pdb", StringComparison.Ordinal) || file.EndsWith(".xml", StringComparison.Ordinal)
        );
    }

    private string Ok(bool isFile, params string[] arguments)
    {
        var run = bundle.Run(isFile, _server.Path, arguments);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }
}
