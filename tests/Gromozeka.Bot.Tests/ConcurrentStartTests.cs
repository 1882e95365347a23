using Gromozeka.Bot.Tests.Support;

namespace Gromozeka.Bot.Tests;

/// <summary>Several processes started at once on one file.</summary>
public sealed class ConcurrentStartTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Start_SeveralOnNoFile_AppliesEachMigrationOnce(int count)
    {
        var file = _folder.New();

        await StartAll(file, count);

        Assert.Equal(["1|up|success", "2|up|success"], file.Log());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Start_SeveralOnALegacyFile_AdoptsItOnce(int count)
    {
        var file = _folder.Legacy("legacy-hostile.db");
        var tables = file.Tables().Except(["settings"]).ToList();
        var before = file.Content(tables);

        await StartAll(file, count);

        Assert.Equal(["1|adopt|success", "2|up|success"], file.Log());
        Assert.Equal(before, file.Content(tables));
    }

    [Fact]
    public async Task Start_SeveralInDevelopment_SeedsOnce()
    {
        var file = _folder.New();

        await StartAll(file, 4, ("DOTNET_ENVIRONMENT", "Development"));

        Assert.Equal("3", file.Scalar("SELECT count(*) FROM chat_info"));
        Assert.Empty(file.Rows("SELECT 1 FROM bayes_classes GROUP BY chat_id, is_spam HAVING count(*) > 1"));
    }

    private static async Task StartAll(DatabaseFile file, int count, params (string Key, string Value)[] environment)
    {
        var runs = await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => BotProcess.Run(file, [("Database__LockTimeoutSeconds", "3600"), .. environment]))
        );

        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Error));
        Assert.All(runs, run => Assert.Contains("2 applied, 0 pending.", run.Output, StringComparison.Ordinal));
        Assert.Equal("1,2", file.Versions());
        Assert.Equal("2", file.Scalar("SELECT value FROM settings WHERE key = 'db_migration_version'"));
        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
    }
}
