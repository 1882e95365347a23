using Gromozeka.Bot.Tests.Support;

namespace Gromozeka.Bot.Tests;

/// <summary>The program on a PostgreSQL server.</summary>
public class PostgresTests
{
    [PostgresFact]
    public async Task Start_InDevelopment_MigratesSeedsAndStartsAgain()
    {
        using var database = new PostgresDatabaseOfTest();

        var run = await Run(database, ("DOTNET_ENVIRONMENT", "Development"));

        Assert.True(run.ExitCode == 0, run.All);
        Assert.Contains("version 2 of 2", run.Output, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], database.Rows("SELECT version FROM migrations ORDER BY version"));
        Assert.Equal(["2"], database.Rows("SELECT value FROM settings WHERE key = 'db_migration_version'"));
        Assert.Equal(["3"], database.Rows("SELECT count(*) FROM chat_info"));
        Assert.NotEqual(["0"], database.Rows("SELECT count(*) FROM bayes_tokens"));
        var rows = database.Rows("SELECT count(*), (SELECT count(*) FROM migration_log) FROM bayes_tokens");

        var again = await Run(database, ("DOTNET_ENVIRONMENT", "Development"));

        Assert.True(again.ExitCode == 0, again.All);
        Assert.Equal(rows, database.Rows("SELECT count(*), (SELECT count(*) FROM migration_log) FROM bayes_tokens"));
    }

    [PostgresFact]
    public async Task Commands_OfTheProgram_LookAndUndo()
    {
        using var database = new PostgresDatabaseOfTest();
        Assert.Equal(0, (await Run(database)).ExitCode);

        var status = await Run(database, [], "status");
        var drift = await Run(database, [], "drift");
        var back = await Run(database, [], "rollback", "--target", "1");

        Assert.True(status.ExitCode == 0, status.All);
        Assert.Contains("2 applied, 0 pending", status.Output, StringComparison.Ordinal);
        Assert.True(drift.ExitCode == 0, drift.All);
        Assert.True(back.ExitCode == 0, back.All);
        Assert.Equal(["1"], database.Rows("SELECT value FROM settings WHERE key = 'db_migration_version'"));
    }

    private static Task<ProgramRun> Run(PostgresDatabaseOfTest database, params (string Key, string Value)[] environment) =>
        Run(database, environment, []);

    private static Task<ProgramRun> Run(PostgresDatabaseOfTest database, (string Key, string Value)[] environment, params string[] words) =>
        BotProcess.RunAlone(
            [("Database__Provider", "Postgres"), ("Database__ConnectionString", database.ConnectionString), .. environment],
            words
        );
}
