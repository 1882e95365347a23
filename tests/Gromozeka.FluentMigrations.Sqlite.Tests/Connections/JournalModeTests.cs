using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

public class JournalModeTests
{
    [Theory]
    [InlineData("delete", null, "delete", null)]
    [InlineData("wal", null, "wal", null)]
    [InlineData("delete", true, "wal", "The journal mode was changed from delete to wal")]
    [InlineData("wal", false, "delete", "The journal mode was changed from wal to delete")]
    [InlineData("wal", true, "wal", null)]
    [InlineData("delete", false, "delete", null)]
    [InlineData("truncate", false, "delete", null)]
    public void ApplyPersistentSettings_Mode_IsAsAskedForAndSaid(string before, bool? wanted, string after, string? said)
    {
        using var bench = new Workbench($"PRAGMA journal_mode = {before}; CREATE TABLE t (a)");

        string? change;
        using (
            var session = bench
                .Database(new SqliteDatabaseOptions { ConnectionString = "", WriteAheadLog = wanted })
                .Open(SessionAccess.Write)
        )
            change = session.ApplyPersistentSettings();

        Assert.Equal(said, change);
        Assert.Equal(after, bench.Read("PRAGMA journal_mode"));
    }

    [Fact]
    public void ApplyPersistentSettings_WhileAnotherReadsTheLog_SaysThatTheModeStays()
    {
        using var bench = new Workbench("PRAGMA journal_mode = wal; CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        using var reader = bench.File.Open();
        using var transaction = reader.BeginTransaction(deferred: true);
        using var command = reader.CreateCommand();
        command.CommandText = "SELECT * FROM t";
        command.ExecuteScalar();
        var options = new SqliteDatabaseOptions
        {
            ConnectionString = "",
            WriteAheadLog = false,
            LockTimeout = TimeSpan.Zero,
        };

        string? outcome;
        using (var session = bench.Database(options).Open(SessionAccess.Write))
        {
            try
            {
                outcome = session.ApplyPersistentSettings();
            }
            catch (Microsoft.Data.Sqlite.SqliteException cause)
            {
                outcome = bench.Database().Explain(cause, "s")?.Code.Id;
            }
        }

        Assert.Equal("GM404", outcome);
        Assert.Equal("wal", bench.Read("PRAGMA journal_mode"));
    }

    [Theory]
    [InlineData("delete", true, "wal")]
    [InlineData("wal", false, "delete")]
    public void Migrate_Mode_ChangesOnlyWithPendingSteps(string before, bool wanted, string after)
    {
        using var bench = new Workbench($"PRAGMA journal_mode = {before}; CREATE TABLE t (a)");
        var code = new Fixtures.Steps.StepCode(m => m.Create.Table("u").WithColumn("a").AsInt32());
        bench.Manager(code).Migrate();
        var options = new SqliteDatabaseOptions { ConnectionString = "", WriteAheadLog = wanted };

        bench.Manager(code, options).Migrate();
        var withoutSteps = bench.Read("PRAGMA journal_mode");
        bench.Manager(code, options).Rollback();

        Assert.Equal(before, withoutSteps);
        Assert.Equal(after, bench.Read("PRAGMA journal_mode"));
    }
}
