using System.Globalization;
using Gromozeka.Bot.Tests.Support;
using Gromozeka.Database;
using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.Bot.Tests;

/// <summary>
/// The program told to end while a migration is at work. <c>GROMOZEKA_SIGNALS</c> says how often; a plain run is short.
/// </summary>
public sealed class SignalTests : IDisposable
{
    private static readonly int Signals = int.Parse(
        Environment.GetEnvironmentVariable("GROMOZEKA_SIGNALS") ?? "4",
        CultureInfo.InvariantCulture
    );

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_AtARandomMomentOfAMigrationWithoutEnd_RollsItBack(string signal)
    {
        var file = AtVersion1WithAStatementThatDoesNotEnd();
        var before = file.Rows("SELECT sql FROM sqlite_master ORDER BY name");
        var random = new Random();
        for (var count = 0; count < (Signals + 1) / 2; count++)
        {
            var run = await BotProcess.RunAndSignal(
                file,
                signal,
                "Migration 2 (Migration002Example) starts, up",
                TimeSpan.FromMilliseconds(random.Next(300))
            );

            Assert.Equal(130, run.ExitCode);
            Assert.Contains("the running migration was rolled back", run.Error, StringComparison.Ordinal);
            Assert.Equal("1", file.Versions());
            Assert.Equal("1", file.Scalar("SELECT value FROM settings WHERE key = 'db_migration_version'"));
            Assert.Equal(before, file.Rows("SELECT sql FROM sqlite_master ORDER BY name"));
        }

        Assert.Equal("ok", file.Scalar("PRAGMA integrity_check"));
        file.Execute("DROP TRIGGER slow");
        Assert.Equal(0, (await BotProcess.Run(file)).ExitCode);
        Assert.Equal("1,2", file.Versions());
    }

    [Fact]
    public async Task Start_WithATimeOutForSteps_InterruptsAndSaysSo()
    {
        var file = AtVersion1WithAStatementThatDoesNotEnd();

        var run = await BotProcess.Run(file, ("Database__StepTimeoutSeconds", "1"));

        RefusalTests.AssertError(run, ErrorCodes.StepTimeout);
        Assert.Equal("1", file.Versions());
    }

    /// <summary>
    /// Migration 2 writes its index, which is a moment's work; a trigger of the database's owner makes recording it endless.
    /// </summary>
    private DatabaseFile AtVersion1WithAStatementThatDoesNotEnd()
    {
        var file = _folder.New();
        new MigrationManager(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file.Path}" }),
            GromozekaMigrations.Options()
        ).Migrate(1);
        file.Execute(
            """
            CREATE TABLE sink (n INTEGER);
            CREATE TRIGGER slow AFTER INSERT ON migrations BEGIN
                INSERT INTO sink SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n);
            END
            """
        );
        return file;
    }
}
