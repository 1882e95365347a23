using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>The host's hook on every connection.</summary>
public sealed class ConnectionOpenedTests : IDisposable
{
    private readonly Workbench _bench = new("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); INSERT INTO t VALUES (1, 'one')");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Everything_CollationAndFunction_AreThereOnEveryConnection()
    {
        _bench.Make(
            "CREATE TABLE x (a TEXT COLLATE unicase PRIMARY KEY, b TEXT CHECK (slug(b) <> '')) WITHOUT ROWID; "
                + "INSERT INTO x VALUES ('a', 'b')"
        );
        var manager = Manager(WholeFiles.Register, up =>
        {
            up.Alter.Column("b").OnTable("x").AsString(20).NotNullable();
            up.Execute.Sql("INSERT INTO x VALUES ('B', slug('c'))");
        });

        Assert.Empty(manager.Validate());
        manager.Migrate();

        using (var session = Database(WholeFiles.Register).Open(SessionAccess.Read))
        using (var command = session.CreateCommand("SELECT group_concat(a || b, ' ') FROM x"))
            Assert.Equal("ab BC", command.ExecuteScalar());
        var backups = manager.Backups!;
        Assert.Null(backups.Verify(backups.List()[0].Path));
        backups.Restore(backups.List()[0].Path);
        Assert.Empty(manager.Validate());
    }

    [Fact]
    public void DryRun_SchemaWithAFunction_IsCopiedAndAltered()
    {
        _bench.Make("CREATE TABLE x (a TEXT, b TEXT AS (slug(a)) STORED)");
        var database = Database(WholeFiles.Register);
        using var copy = DryRunDatabase.Of(database, Options());

        Manager(copy, up => up.Execute.Sql("INSERT INTO x VALUES ('c')")).Migrate();

        Assert.Equal(1, Manager(copy, _ => { }).GetCurrentVersion());
        Assert.Equal(0, _bench.Count("SELECT count(*) FROM x"));
    }

    [Fact]
    public void EveryConnection_IsPreparedOnce()
    {
        var seen = new List<SqliteConnection>();
        var database = Database(seen.Add);
        var opened = 0;
        void Counted(string what, int atLeast, Action action)
        {
            action();
            Assert.True(seen.Count >= opened + atLeast, $"{what}: {seen.Count - opened} of {atLeast}");
            opened = seen.Count;
        }

        Counted("reading", 1, () => database.Open(SessionAccess.Read).Dispose());
        Counted("writing", 1, () => database.Open(SessionAccess.Write).Dispose());
        Counted("scratch", 1, () => database.OpenScratch().Dispose());
        Counted("copy of the schema", 2, () => DryRunDatabase.Of(database, Options()).Dispose());
        Counted("rebuild", 3, () => Manager(database, up => up.Alter.Column("v").OnTable("t").AsString(20).NotNullable()).Migrate());
        var backups = new BackupManager(database, Options());
        Counted("backup", 4, () => backups.Create());
        Counted("verification", 1, () => backups.Verify(backups.List()[0].Path));
        Counted("restoring", 4, () => backups.Restore(backups.List()[0].Path));
        Counted("the connection of a program", 1, () => database.Connect(TimeSpan.Zero).Dispose());
        Assert.Equal(seen.Count, seen.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    public static TheoryData<string, Action<SqliteConnection>> Faults =>
        new()
        {
            { "it threw InvalidOperationException: no such library", _ => throw new InvalidOperationException("no such library") },
            { "it threw SqliteException", connection => Run(connection, "SELECT nothing") },
            { "it left a transaction open", connection => Run(connection, "BEGIN") },
            { "it left a transaction open", connection => Run(connection, "SAVEPOINT s") },
            { "it left a transaction open", connection => connection.BeginTransaction(deferred: true) },
            { "it closed the connection", connection => connection.Close() },
            { "it closed the connection", connection => connection.Dispose() },
            { "it closed the connection", Reopen },
            { "it left a reader open", connection => new SqliteCommand("SELECT 1 UNION SELECT 2", connection).ExecuteReader().Read() },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void EveryOperation_HookFails_SaysSoAndWritesNothing(string why, Action<SqliteConnection> hook)
    {
        var before = _bench.File.Hash;
        var manager = Manager(hook, up => up.Execute.Sql("UPDATE t SET v = 'two'"));

        foreach (
            var operation in new Action[]
            {
                () => manager.Migrate(),
                () => manager.GetStatus(),
                () => manager.Validate(),
                () => manager.Backups!.Create(),
            }
        )
        {
            var error = Assert.Throws<MigrationException>(operation);
            Assert.Equal(ErrorCodes.ConnectionNotPrepared, error.Code);
            Assert.Contains(why, error.Why, StringComparison.Ordinal);
            Assert.Contains("ConnectionOpened", error.What, StringComparison.Ordinal);
        }

        Assert.Equal(before, _bench.File.Hash);
    }

    [Theory]
    [InlineData("UPDATE t SET v = 'two'")]
    [InlineData("DELETE FROM t")]
    [InlineData("CREATE TABLE other (a)")]
    [InlineData("DROP TABLE t")]
    [InlineData("PRAGMA query_only = 0; CREATE TABLE other (a)")]
    [InlineData("PRAGMA journal_mode = WAL")]
    public void Read_HookWrites_IsRefusedAndNothingIsWritten(string sql)
    {
        var before = _bench.File.Hash;
        var manager = Manager(connection => Run(connection, sql), _ => { });

        Assert.Equal(ErrorCodes.ConnectionNotPrepared, Assert.Throws<MigrationException>(() => manager.GetStatus()).Code);

        Assert.Equal(before, _bench.File.Hash);
    }

    [Theory]
    [InlineData("CREATE TEMP TABLE t (id); INSERT INTO t VALUES (7)")]
    [InlineData("CREATE TEMP VIEW t AS SELECT 7 AS id")]
    [InlineData("ATTACH ':memory:' AS extra; PRAGMA journal_mode")]
    public void Read_HookMakesTemporaryObjects_TheyAreThere(string sql)
    {
        var manager = Manager(connection => Run(connection, sql), _ => { });

        Assert.Single(manager.GetStatus().Pending);
    }

    [Theory]
    [InlineData("query_only", "1", true, 0L)]
    [InlineData("query_only", "0", false, 1L)]
    [InlineData("foreign_keys", "1", true, 0L)]
    [InlineData("writable_schema", "1", true, 0L)]
    [InlineData("legacy_alter_table", "1", true, 0L)]
    [InlineData("ignore_check_constraints", "1", true, 0L)]
    [InlineData("recursive_triggers", "1", true, 1L)]
    [InlineData("cache_size", "77", true, 77L)]
    public void Open_HookSetsAPragma_TheEngineHasWhatItNeedsAndTheRestStays(string pragma, string value, bool writes, long expected)
    {
        using var session = Database(connection => Run(connection, $"PRAGMA {pragma} = {value}"))
            .Open(writes ? SessionAccess.Write : SessionAccess.Read);

        using var command = session.CreateCommand($"PRAGMA {pragma}");
        Assert.Equal(expected, command.ExecuteScalar());
    }

    [Fact]
    public void Migrate_HookLocksTheFileExclusively_OthersStillReadIt()
    {
        using var session = Database(connection => Run(connection, "PRAGMA locking_mode = EXCLUSIVE")).Open(SessionAccess.Write);
        session.Begin();
        session.Execute(new SqlCommand("UPDATE t SET v = 'two'"));
        session.Commit();

        Assert.Equal("two", _bench.Read("SELECT v FROM t"));
    }

    [Fact]
    public void Migrate_NewFile_IsPreparedWhenItIsMade()
    {
        File.Delete(_bench.File.Path);

        Manager(WholeFiles.Register, up =>
                up.Execute.Sql("CREATE TABLE n (a TEXT COLLATE unicase UNIQUE); INSERT INTO n VALUES (slug('a'))")
            )
            .Migrate();

        Assert.Equal("A", _bench.Read("SELECT a FROM n NOT INDEXED"));
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Reopen(SqliteConnection connection)
    {
        connection.Close();
        connection.Open();
    }

    private static MigrationOptions Options()
    {
        var options = new MigrationOptions { Namespace = typeof(StepCode).Namespace };
        options.Assemblies.Add(typeof(Workbench).Assembly);
        return options;
    }

    private SqliteDatabase Database(Action<SqliteConnection> hook) =>
        _bench.Database(new SqliteDatabaseOptions { ConnectionString = "", ConnectionOpened = hook });

    private MigrationManager Manager(Action<SqliteConnection> hook, Action<Migration> up) => Manager(Database(hook), up);

    private static MigrationManager Manager(IDatabase database, Action<Migration> up) =>
        new(database, Options(), new ServiceCollection().AddSingleton(new StepCode(up)).BuildServiceProvider());
}
