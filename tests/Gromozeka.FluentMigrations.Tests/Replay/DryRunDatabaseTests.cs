using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Replay;

/// <summary>A run on the copy is the run on the database, but for the rows; and the database is left as it is.</summary>
public sealed class DryRunDatabaseTests : IDisposable
{
    private readonly Bed _bed = new();
    private readonly MigrationOptions _options = new() { Namespace = Bed.Three, Assemblies = { typeof(Bed).Assembly } };

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_OnACopy_DoesWhatIsPendingAndNothingToTheOriginal()
    {
        _bed.Manager().Migrate(1);
        var before = _bed.File.Hash;
        using var copy = DryRunDatabase.Of(Database(), _options);

        var report = Manager(copy).Migrate();

        Assert.Equal([2L, 3L], report.Steps.Select(step => step.Migration.Version));
        Assert.Equal(3, Manager(copy).GetCurrentVersion());
        Assert.Equal(before, _bed.File.Hash);
        Assert.Equal(1, _bed.Manager().GetCurrentVersion());
    }

    [Fact]
    public void Actions_OfARun_AreItsTransactionsAndCommands()
    {
        using var copy = DryRunDatabase.Empty(Database());

        Manager(copy).Migrate(1);

        // One for the version table and one for the step; what begins and finds the schema changed is rolled back and begins again.
        Assert.Equal(2, copy.Actions.Count(action => action is DryRunAction.Commit));
        Assert.Equal(
            copy.Actions.Count(action => action is DryRunAction.Begin),
            copy.Actions.Count(action => action is DryRunAction.Commit or DryRunAction.Rollback)
        );
        Assert.Contains(copy.Actions.OfType<DryRunAction.Run>(), run =>
            run.Command.Text.StartsWith("CREATE TABLE \"VersionInfo\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Migrate_ThatFails_IsRolledBackOnTheCopy()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("DROP TABLE nowhere"));
        using var copy = DryRunDatabase.Of(Database(), _options);

        Assert.Equal(ErrorCodes.StepFailed, Assert.Throws<MigrationException>(() => Manager(copy).Migrate()).Code);

        Assert.Equal(1, Manager(copy).GetCurrentVersion());
        Assert.Contains(copy.Actions, action => action is DryRunAction.Rollback);
        Assert.False(File.Exists(_bed.File.Path));
    }

    [Fact]
    public void Copy_HasEveryObject_AndTheRowsOfTheHistoryOnly()
    {
        _bed.Manager().Migrate(1);
        _bed.File.Execute(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE child (id INTEGER PRIMARY KEY AUTOINCREMENT, parent REFERENCES parent);
            CREATE INDEX child_parent ON child (parent);
            CREATE VIEW names AS SELECT name FROM parent;
            CREATE TRIGGER watch AFTER INSERT ON parent BEGIN INSERT INTO child (parent) VALUES (new.id); END;
            INSERT INTO parent VALUES (1, 'one');
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'unknown', 'unknown', 0, 'CREATE VIRTUAL TABLE unknown USING absent(x)');
            """
        );
        using var copy = DryRunDatabase.Of(Database(), _options, withRows: false);
        using var session = copy.Open(SessionAccess.Read);

        var expected = _bed.File.Rows("SELECT name FROM sqlite_master WHERE name <> 'unknown' ORDER BY name");

        Assert.Equal(expected, Rows(session, "SELECT name FROM sqlite_master ORDER BY name"));
        Assert.Equal(["1"], Rows(session, "SELECT Version FROM VersionInfo"));
        Assert.Equal(["0"], Rows(session, "SELECT count(*) FROM parent"));
    }

    [Fact]
    public void Copy_WithRows_HasThem_AndIsGoneWithItsFiles()
    {
        _bed.Manager().Migrate(1);
        _bed.File.Execute("PRAGMA journal_mode = WAL; INSERT INTO t1 VALUES (1), (2)");
        var files = _bed.Files.ToList();
        using (var copy = DryRunDatabase.Of(Database(), _options))
        {
            using var session = copy.Open(SessionAccess.Write);
            session.Execute(new SqlCommand("DELETE FROM t1 WHERE id = 1"));

            Assert.Equal(["1"], Rows(session, "SELECT count(*) FROM t1"));
            Assert.NotEqual(files, _bed.Files);
        }

        Assert.Equal(files, _bed.Files);
        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Fact]
    public void Copy_OfADatabaseThatCannotBeCopiedLikeThat_SaysSo()
    {
        using var copy = DryRunDatabase.Of(DryRunDatabase.Empty(Database()), _options);

        Assert.False(copy.HasRows);
        Assert.Contains("cannot copy a database", copy.RowsNotTried, StringComparison.Ordinal);
    }

    private static List<string> Rows(IDatabaseSession session, string sql)
    {
        using var command = session.CreateCommand(sql);
        using var row = command.ExecuteReader();
        var rows = new List<string>();
        while (row.Read())
            rows.Add(row.GetValue(0).ToString()!);
        return rows;
    }

    private SqliteDatabase Database() => _bed.Database();

    private MigrationManager Manager(IDatabase database) =>
        new(database, _options, new ServiceCollection().AddSingleton(_bed.Script).BuildServiceProvider());
}
