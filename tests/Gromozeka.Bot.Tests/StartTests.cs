using Gromozeka.Bot.Tests.Support;

namespace Gromozeka.Bot.Tests;

/// <summary>The program started as it is meant to be.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_OnNoFile_MakesAndMigratesItWithoutSeed()
    {
        var file = _folder.New();

        var run = await BotProcess.Run(file);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("1,2", file.Versions());
        Assert.Empty(file.Content("chat_info"));
        Assert.Matches(
            $"""
            ^{System.Text.RegularExpressions.Regex.Escape(file.Path)}   version 2 of 2
              ✓ 1  Initial schema    20\d\d-\d\d-\d\d \d\d:\d\d   +\d+ ms
              ✓ 2  Example features  20\d\d-\d\d-\d\d \d\d:\d\d   +\d+ ms
            2 applied, 0 pending\.
            $
            """.ReplaceLineEndings("\n"),
            run.Output.ReplaceLineEndings("\n") + "\n"
        );
        Assert.Contains($"The database is {file.Path}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InDevelopment_Seeds()
    {
        var file = _folder.New();

        var run = await BotProcess.Run(file, ("DOTNET_ENVIRONMENT", "Development"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, file.Content("chat_info").Count);
        Assert.NotEmpty(file.Content("bayes_tokens"));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Start_Again_ChangesNotOneByte(string environment)
    {
        var file = _folder.New();
        await BotProcess.Run(file, ("DOTNET_ENVIRONMENT", environment));
        var before = file.Hash;

        var run = await BotProcess.Run(file, ("DOTNET_ENVIRONMENT", environment));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2 applied, 0 pending.", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, file.Hash);
        Assert.Equal([file.Path], file.Files);
    }

    [Theory]
    [InlineData("legacy.db")]
    [InlineData("legacy-hostile.db")]
    public async Task Start_OnALegacyFile_AdoptsItAndKeepsEveryRow(string name)
    {
        var file = _folder.Legacy(name);
        var tables = file.Tables().Except(["settings"]).ToList();
        var before = file.Content(tables);

        var run = await BotProcess.Run(file);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before, file.Content(tables));
        Assert.Equal(["1|adopt|success", "2|up|success"], file.Log());
        Assert.Contains("ms  (adopted)", run.Output, StringComparison.Ordinal);
        Assert.Contains("adopted as version 1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnALegacyFileAgain_ChangesNotOneByte()
    {
        var file = _folder.Legacy();
        await BotProcess.Run(file);
        var before = file.Hash;

        var run = await BotProcess.Run(file, ("DOTNET_ENVIRONMENT", "Development"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before, file.Hash);
        Assert.Contains("warn  The database has other chats", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithARelativePath_TakesItFromTheFolderOfTheSettings()
    {
        var settings = _folder.Settings("""{ "Database": { "ConnectionString": "Data Source=sub/mine.db" } }""");

        var run = await BotProcess.RunAlone(settings);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("1,2", new DatabaseFile(_folder.File("sub/mine.db")).Versions());
    }

    [Fact]
    public async Task Start_WithTheEnvironmentVariable_OverridesTheFileAndStaysInItsFolder()
    {
        var settings = _folder.Settings("""{ "Database": { "ConnectionString": "Data Source=of-the-file.db" } }""");

        var run = await BotProcess.RunAlone(settings, ("Database__ConnectionString", "Data Source=of-the-environment.db"));

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(_folder.File("of-the-environment.db")));
        Assert.False(File.Exists(_folder.File("of-the-file.db")));
    }
}
