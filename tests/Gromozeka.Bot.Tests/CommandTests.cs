using System.Text.Json;
using Gromozeka.Bot.Tests.Support;
using Gromozeka.FluentMigrations;

namespace Gromozeka.Bot.Tests;

/// <summary>The program's own commands: those of the tool, on a server without an SDK.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly string Program = BotProgram.Name;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("migrate", "--help")]
    public async Task Help_OpensNoDatabase(params string[] words)
    {
        var file = _folder.New();

        var run = await BotProcess.Command(file, words);

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains($"Usage: {Program} ", run.Output, StringComparison.Ordinal);
        Assert.Empty(file.Files);
    }

    [Theory]
    [InlineData("migrat")]
    [InlineData("start")]
    [InlineData("migrate", "--tarket", "1")]
    public async Task UnknownWord_IsRefusedBeforeTheDatabaseIsOpened(params string[] words)
    {
        var file = _folder.New();

        var run = await BotProcess.Command(file, words);

        Assert.Equal(ErrorCodes.CommandLine.ExitCode, run.ExitCode);
        Assert.StartsWith("GM702", run.Error, StringComparison.Ordinal);
        Assert.Contains($"see: {BotProgram.Start} ", run.Error, StringComparison.Ordinal);
        Assert.Empty(file.Files);
    }

    [Fact]
    public async Task Commands_InTurn_DoWhatTheToolDoes()
    {
        var file = _folder.New();

        Assert.Contains($"Next: {BotProgram.Start} migrate", await Ok("status"), StringComparison.Ordinal);
        Assert.Empty(file.Files);
        Assert.Contains("creates", await Ok("plan"), StringComparison.Ordinal);
        Assert.Contains("2 applied, 0 pending.", await Ok("migrate"), StringComparison.Ordinal);
        Assert.Contains("2 undone", await Ok("migrate", "down", "--yes", "--allow-data-loss"), StringComparison.Ordinal);
        Assert.Contains("1 applied, 1 pending.", await Ok("migrate", "--target", "1"), StringComparison.Ordinal);
        Assert.Contains("1 applied, 0 pending.", await Ok("migrate"), StringComparison.Ordinal);
        Assert.Contains("1 undone, 1 pending.", await Ok("rollback", "--allow-data-loss"), StringComparison.Ordinal);
        Assert.Contains("version 1", await Ok("backup"), StringComparison.Ordinal);
        Assert.Contains("Restored from", await Ok("restore", "--yes"), StringComparison.Ordinal);
        Assert.Contains("No problems found.", await Ok("validate"), StringComparison.Ordinal);
        Assert.Contains("Initial schema", await Ok("history"), StringComparison.Ordinal);
        Assert.Contains("nobody is writing", await Ok("doctor"), StringComparison.Ordinal);
        Assert.Contains("othing", await Ok("repair"), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await Ok("status", "--json"));
        Assert.Equal(1, document.RootElement.GetProperty("database").GetProperty("version").GetInt64());

        async Task<string> Ok(params string[] words)
        {
            var run = await BotProcess.Command(file, words);
            Assert.True(run.ExitCode == 0, run.All);
            Assert.DoesNotContain("dotnet fm", run.All, StringComparison.Ordinal);
            return run.Output;
        }
    }

    [Fact]
    public async Task Command_WithAWrongConfiguration_NamesTheKey()
    {
        var run = await BotProcess.Command(new DatabaseFile(""), "status");

        Assert.Equal(ErrorCodes.InvalidConfiguration.ExitCode, run.ExitCode);
        Assert.Contains("Database:ConnectionString", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_NewerDatabase_IsRefusedInTheProgramsOwnWords()
    {
        var file = _folder.New();
        await BotProcess.Command(file, "migrate");
        file.Execute("INSERT INTO migrations (version, description, applied_at) VALUES (99, 'Later', '2026-01-01')");

        var run = await BotProcess.Command(file, "migrate");

        Assert.Equal(ErrorCodes.NewerDatabase.ExitCode, run.ExitCode);
        Assert.Contains("--allow-newer-database", run.Error, StringComparison.Ordinal);
    }
}
