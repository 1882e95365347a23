using Fixtures.Steps;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

public sealed class GivenConnectionTests : IDisposable
{
    private const string Rebuilt =
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE r (id INTEGER PRIMARY KEY, a INT, p REFERENCES p(id)); "
        + "INSERT INTO p VALUES (1); INSERT INTO r VALUES (1, 5, 1), (2, 6, NULL);";

    private readonly OpenConnection _open = new();
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _open.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Migrate_InMemory_MigratesThatConnection()
    {
        var manager = _open.Manager(down: step => step.Delete.Table("t"));

        Assert.Equal(0, manager.GetCurrentVersion());
        Assert.Single(manager.GetStatus().Pending);
        Assert.Single(manager.Migrate().Steps);
        Assert.Empty(manager.Migrate().Steps);
        Assert.Empty(manager.Validate());
        Assert.Single(manager.GetStatus().Applied);
        manager.Check();
        _open.Run("INSERT INTO t VALUES (1)");
        Assert.Single(manager.Rollback().Steps);
        Assert.Equal("", _open.Read("SELECT name FROM sqlite_master WHERE name = 't'"));
        Assert.Equal(":memory:", _open.Database().Name);
    }

    [Fact]
    public void Migrate_Rebuild_KeepsRowsAndForeignKeysAsTheHostHasThem()
    {
        _open.Run("PRAGMA foreign_keys = ON; " + Rebuilt);

        _open.Manager(step => step.Alter.Column("a").OnTable("r").AsString().NotNullable()).Migrate();

        Assert.Equal("5; 6", _open.Read("SELECT a FROM r ORDER BY id"));
        Assert.Contains("NOT NULL", _open.Read("SELECT sql FROM sqlite_master WHERE name = 'r'"), StringComparison.OrdinalIgnoreCase);
        Assert.Throws<SqliteException>(() => _open.Run("INSERT INTO r VALUES (3, 'x', 99)"));
    }

    [Theory]
    [InlineData("foreign_keys = ON")]
    [InlineData("foreign_keys = OFF")]
    [InlineData("recursive_triggers = ON")]
    [InlineData("busy_timeout = 4321")]
    [InlineData("writable_schema = ON")]
    [InlineData("legacy_alter_table = ON")]
    [InlineData("ignore_check_constraints = ON")]
    [InlineData("reverse_unordered_selects = ON")]
    [InlineData("read_uncommitted = ON")]
    [InlineData("cache_size = -123")]
    [InlineData("secure_delete = ON")]
    [InlineData("trusted_schema = OFF")]
    public void Call_WhateverIsSet_LeavesItSo(string setting)
    {
        _open.Run($"{Rebuilt} PRAGMA {setting}");
        _open.Connection.DefaultTimeout = 17;
        var before = Settings();

        var manager = _open.Manager(step =>
        {
            step.Alter.Column("a").OnTable("r").AsString().NotNullable();
            step.Execute.Sql(
                "PRAGMA recursive_triggers = ON; PRAGMA cache_size = 77; PRAGMA busy_timeout = 1; CREATE TEMP TABLE mine (a); "
                    + "ATTACH ':memory:' AS other"
            );
        });
        manager.GetStatus();
        Assert.Equal(before, Settings());
        manager.Migrate();

        Assert.Equal(before, Settings());
        Assert.Equal(17, _open.Connection.DefaultTimeout);
        Assert.Equal("", _open.Read("SELECT name FROM sqlite_temp_master"));
        Assert.Throws<SqliteException>(() => _open.Run("SELECT 'a' < 'b' COLLATE gromozeka_name"));
    }

    [Fact]
    public void Migrate_ThatFails_LeavesTheConnectionAsItWas()
    {
        _open.Run($"{Rebuilt} PRAGMA foreign_keys = ON");
        var before = Settings();

        Assert.Throws<MigrationException>(() =>
            _open
                .Manager(step =>
                {
                    step.Alter.Column("a").OnTable("r").AsString().NotNullable();
                    step.Execute.Sql("PRAGMA recursive_triggers = ON; CREATE TEMP TABLE mine (a); SELECT no_such_function()");
                })
                .Migrate()
        );

        Assert.Equal(before, Settings());
        Assert.Equal("5; 6", _open.Read("SELECT a FROM r ORDER BY id"));
        Assert.Equal("", _open.Read("SELECT name FROM sqlite_temp_master"));
        Assert.Equal(System.Data.ConnectionState.Open, _open.Connection.State);
    }

    [Fact]
    public void Migrate_FunctionsCollationsTemporaryTablesAndAttachedDatabasesOfTheHost_AreThereInTheStepAndAfterIt()
    {
        _open.Connection.CreateFunction("twice", (long number) => number * 2);
        _open.Connection.CreateCollation("backward", (one, other) => string.CompareOrdinal(other, one));
        _open.Run(
            "ATTACH ':memory:' AS archive; CREATE TEMP TABLE scratch (a); CREATE TABLE w (a TEXT COLLATE backward); "
                + "INSERT INTO w VALUES ('a'), ('b')"
        );

        _open
            .Manager(step =>
            {
                step.Execute.Sql("CREATE TABLE archive.t (a); INSERT INTO archive.t SELECT twice(21); INSERT INTO scratch VALUES (1)");
                step.Alter.Column("a").OnTable("w").AsString().NotNullable();
            })
            .Migrate();

        Assert.Equal("42", _open.Read("SELECT a FROM archive.t"));
        Assert.Equal("1", _open.Read("SELECT a FROM scratch"));
        Assert.Equal("b; a", _open.Read("SELECT a FROM w ORDER BY a COLLATE backward"));
        Assert.Equal("6", _open.Read("SELECT twice(3)"));
    }

    [Fact]
    public void Migrate_UpdateHookOfTheHost_StaysAndACommitHookIsReported()
    {
        var (changes, commits) = (0, 0);
        SQLitePCL.raw.sqlite3_update_hook(_open.Connection.Handle, (object _, int _, string _, string _, long _) => changes++, null);
        SQLitePCL.raw.sqlite3_commit_hook(_open.Connection.Handle, _ => commits++ * 0, null);
        var log = new CapturedLog();

        _open.Manager(logger: log).Migrate();
        changes = 0;
        _open.Run("INSERT INTO t VALUES (1)");

        Assert.Equal(1, changes);
        Assert.Contains(log.Warnings, line => line.Contains("had a commit hook or a rollback hook", StringComparison.Ordinal));
        Assert.Single(log.Warnings);
    }

    [Fact]
    public void Call_ThatOnlyReadsOrHasNothingToDo_LeavesEveryHook()
    {
        _open.Manager().Migrate();
        var (commits, asked, steps) = (0, 0, 0);
        var handle = _open.Connection.Handle;
        SQLitePCL.raw.sqlite3_commit_hook(handle, _ => commits++ * 0, null);
        SQLitePCL.raw.sqlite3_set_authorizer(handle, (object _, int _, string _, string _, string _, string _) => asked++ * 0, null);
        SQLitePCL.raw.sqlite3_progress_handler(handle, 1, _ => steps++ * 0, null);

        _open.Manager().Migrate();
        _open.Manager().GetStatus();
        _open.Manager().Validate();
        (commits, asked, steps) = (0, 0, 0);
        _open.Run("INSERT INTO t VALUES (1)");

        Assert.True(commits == 1 && asked > 0 && steps > 0, $"{commits}, {asked}, {steps}");
    }

    [Fact]
    public void Migrate_HooksOfTheEngine_AreGoneAfterIt()
    {
        _open.Manager(step => step.Execute.Sql("CREATE TABLE t (a); INSERT INTO t VALUES (1); DELETE FROM t")).Migrate();

        // Nothing of the run is called any more when its objects are gone.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _open.Run(
            "BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) INSERT INTO t SELECT i FROM n; "
                + "ROLLBACK; BEGIN; DELETE FROM t; COMMIT"
        );

        Assert.Equal("0", _open.Read("SELECT count(*) FROM t"));
    }

    [Theory]
    [InlineData("BEGIN")]
    [InlineData("BEGIN IMMEDIATE; CREATE TABLE mine (a)")]
    [InlineData("SAVEPOINT s")]
    public void Call_WhileATransactionIsOpen_IsRefusedAndLeavesIt(string begin)
    {
        _open.Run(begin);
        var before = Settings();

        foreach (
            var call in new Action<MigrationManager>[]
            {
                manager => manager.Migrate(),
                manager => manager.GetStatus(),
                manager => manager.Rollback(),
                manager => manager.Validate(),
            }
        )
        {
            var error = Assert.Throws<MigrationException>(() => call(_open.Manager()));

            Assert.Equal(ErrorCodes.ConnectionUnusable, error.Code);
            Assert.Contains("a transaction is open", error.Why, StringComparison.Ordinal);
        }

        Assert.Equal(before, Settings());
        Assert.Equal(0, SQLitePCL.raw.sqlite3_get_autocommit(_open.Connection.Handle));
        _open.Run("ROLLBACK");
        Assert.Single(_open.Manager().Migrate().Steps);
    }

    [Fact]
    public void Call_WhileATransactionOfTheDriverIsOpen_IsRefused()
    {
        using var transaction = _open.Connection.BeginTransaction();

        Assert.Equal(ErrorCodes.ConnectionUnusable, Assert.Throws<MigrationException>(() => _open.Manager().Migrate()).Code);

        transaction.Rollback();
    }

    [Fact]
    public void Call_WhileAReaderIsOpen_IsRefused()
    {
        using var command = _open.Connection.CreateCommand();
        command.CommandText = "SELECT 1 UNION ALL SELECT 2";
        using (var reader = command.ExecuteReader())
        {
            Assert.True(reader.Read());

            var error = Assert.Throws<MigrationException>(() => _open.Manager().Migrate());

            Assert.Equal(ErrorCodes.ConnectionUnusable, error.Code);
            Assert.Contains("a reader is open", error.Why, StringComparison.Ordinal);
            Assert.True(reader.Read());
        }

        Assert.Single(_open.Manager().Migrate().Steps);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Call_ClosedOrDisposed_IsRefusedAndNotOpened(bool isDisposed)
    {
        var manager = _open.Manager();
        if (isDisposed)
            _open.Connection.Dispose();
        else
            _open.Connection.Close();

        foreach (var call in new Action[] { () => manager.Migrate(), () => manager.GetStatus() })
        {
            var error = Assert.Throws<MigrationException>(call);
            Assert.Equal((ErrorCodes.ConnectionUnusable, "it is closed"), (error.Code, error.Why));
        }

        Assert.Equal(System.Data.ConnectionState.Closed, _open.Connection.State);
    }

    [Fact]
    public void Constructor_OfAClosedConnection_WaitsForItToBeOpened()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        var manager = OpenConnection.ManagerOf(new SqliteDatabase(connection));

        connection.Open();

        Assert.Single(manager.Migrate().Steps);
    }

    [Fact]
    public void Constructor_DatabasesToAttach_AreTheHostsOwnMatter()
    {
        var error = Assert.Throws<MigrationException>(() =>
            new SqliteDatabase(_open.Connection, options =>
                options with
                {
                    AttachedDatabases = new Dictionary<string, string> { ["archive"] = "x.db" },
                }
            )
        );

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
    }

    [Fact]
    public void Migrate_ThatClosesTheConnection_FailsAndSaysSo()
    {
        var error = Assert.Throws<MigrationException>(() =>
            _open.Manager(step => step.Execute.WithConnection((connection, _) => connection.Close())).Migrate()
        );

        Assert.Equal(ErrorCodes.ConnectionClosed, error.Code);
        Assert.Contains("it is gone with all its rows", error.State, StringComparison.Ordinal);
        // Whoever opens it again finds it free.
        _open.Connection.Open();
        Assert.Single(_open.Manager().Migrate().Steps);
    }

    [Fact]
    public void Migrate_ThatClosesTheConnectionToAFile_IsRolledBack()
    {
        using var open = new OpenConnection(Rebuilt, $"Data Source={_folder.File("c.db")};Pooling=False");

        var error = Assert.Throws<MigrationException>(() =>
            open.Manager(step => step.Execute.WithConnection((connection, _) => connection.Close())).Migrate()
        );

        Assert.Contains("is still at version 0", error.State, StringComparison.Ordinal);
        Assert.Equal("2", new DatabaseFile(_folder.File("c.db")).Scalar("SELECT count(*) FROM r"));
    }

    [Fact]
    public void Migrate_QueryOnly_IsRefusedWithPendingStepsAndHasNothingToDoWithout()
    {
        _open.Run("PRAGMA query_only = ON");

        Assert.Equal(ErrorCodes.ReadOnly, Assert.Throws<MigrationException>(() => _open.Manager().Migrate()).Code);

        _open.Run("PRAGMA query_only = OFF");
        _open.Manager().Migrate();
        _open.Run("PRAGMA query_only = ON");
        Assert.Empty(_open.Manager().Migrate().Steps);
        Assert.Equal("1", _open.Read("PRAGMA query_only"));
    }

    [Fact]
    public void DryRun_InMemory_HasTheRowsAndWhatIsAttachedAndChangesNothing()
    {
        _open.Run(
            $"PRAGMA page_size = 8192; {Rebuilt} ATTACH ':memory:' AS archive; CREATE TABLE archive.old (a); "
                + $"INSERT INTO archive.old VALUES (1)"
        );
        var before = _open.Read("SELECT group_concat(sql) FROM sqlite_master");
        var settings = new MigrationOptions { Namespace = typeof(StepCode).Namespace!, Backup = null };

        _open.Connection.CreateFunction("twice", (long number) => number * 2);
        _open.Connection.CreateCollation("backward", (one, other) => string.CompareOrdinal(other, one));
        _open.Run("CREATE TABLE w (a TEXT COLLATE backward); INSERT INTO w VALUES ('a'), ('b')");
        before = _open.Read("SELECT group_concat(sql) FROM sqlite_master");

        using (var copy = DryRunDatabase.Of(_open.Database(), settings))
        {
            Assert.True(copy.HasRows, copy.RowsNotTried);
            using var session = copy.Open(SessionAccess.Write);
            Assert.Equal("2", string.Join("", session.Rows("SELECT count(*) FROM r", row => row.GetInt64(0))));
            Assert.Equal("1", string.Join("", session.Rows("SELECT count(*) FROM archive.old", row => row.GetInt64(0))));
            Assert.Equal(
                "b,a,8",
                string.Join(",", session.Rows("SELECT a FROM w ORDER BY a", row => row.GetString(0)))
                    + ","
                    + session.Number("SELECT twice(4)")
            );
            session.Execute(new SqlCommand("DROP TABLE r"));
        }

        Assert.Equal(before, _open.Read("SELECT group_concat(sql) FROM sqlite_master"));
    }

    [Fact]
    public void Migrate_InMemoryWithBackups_SkipsThemAndSaysSo()
    {
        _open.Run(Rebuilt);
        var log = new CapturedLog();

        var report = _open.Manager(backup: new BackupOptions { Folder = _folder.Path }, logger: log).Migrate();

        Assert.Null(report.Backup);
        Assert.Contains(":memory: is not backed up: it is not in a file", log.Texts);
        Assert.Null(_open.Database().Backup);
        Assert.Throws<ArgumentException>(() => new BackupManager(_open.Database(), new MigrationOptions()));
    }

    [Fact]
    public void Migrate_AFile_IsBackedUpThroughTheConnectionAndLocksTheFile()
    {
        using var open = new OpenConnection(Rebuilt, $"Data Source={_folder.File("a.db")}");
        var manager = open.Manager(step => step.Alter.Column("a").OnTable("r").AsString().NotNullable(), backup: new BackupOptions());

        using (new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_folder.File("a.db")}" }).Lock.TryAcquire())
            Assert.Null(open.Database().Lock.TryAcquire());
        var report = manager.Migrate();

        Assert.Equal("2", new DatabaseFile(report.Backup!.Path).Scalar("SELECT count(*) FROM r WHERE typeof(a) = 'integer'"));
        // A pooled connection to the same file, and the engine by its path, see the same.
        using var pooled = new OpenConnection(null, $"Data Source={_folder.File("a.db")}");
        Assert.Equal("1", pooled.Read("SELECT Version FROM VersionInfo"));
        Assert.Equal(
            1,
            OpenConnection
                .ManagerOf(new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_folder.File("a.db")}" }))
                .GetCurrentVersion()
        );
        using var copy = DryRunDatabase.Of(open.Database(), new MigrationOptions());
        Assert.True(copy.HasRows, copy.RowsNotTried);
    }

    [Fact]
    public void Migrate_AnExistingDatabase_IsAdopted()
    {
        _open.Run("CREATE TABLE t (a INTEGER NOT NULL); INSERT INTO t VALUES (4)");
        var settings = new MigrationOptions
        {
            Namespace = typeof(StepCode).Namespace!,
            Backup = null,
            AdoptExistingDatabase = true,
        };
        settings.Assemblies.Add(typeof(OpenConnection).Assembly);
        var services = new ServiceCollection()
            .AddSingleton(new StepCode(step => step.Create.Table("t").WithColumn("a").AsInt64()))
            .BuildServiceProvider();

        var report = new MigrationManager(_open.Database(), settings, services).Migrate();

        Assert.NotNull(report.Adoption);
        Assert.Equal("4", _open.Read("SELECT a FROM t"));
        Assert.Equal("1", _open.Read("SELECT Version FROM VersionInfo"));
    }

    [Fact]
    public void Migrate_AReadOnlyFile_IsRefusedAndCanBeRead()
    {
        var file = new DatabaseFile(_folder.File("r.db"));
        file.Execute("CREATE TABLE x (a)");
        using var open = new OpenConnection(null, $"Data Source={file.Path};Mode=ReadOnly");

        Assert.Equal(ErrorCodes.ReadOnly, Assert.Throws<MigrationException>(() => open.Manager().Migrate()).Code);

        Assert.Single(open.Manager().GetStatus().Pending);
        Assert.False(File.Exists(file.Path + ".lock"));
    }

    private string Settings() =>
        string.Join(
            ", ",
            new[]
            {
                "foreign_keys",
                "recursive_triggers",
                "busy_timeout",
                "writable_schema",
                "legacy_alter_table",
                "ignore_check_constraints",
                "reverse_unordered_selects",
                "read_uncommitted",
                "cache_size",
                "secure_delete",
                "trusted_schema",
                "query_only",
                "defer_foreign_keys",
                "locking_mode",
                "journal_mode",
            }.Select(pragma => $"{pragma} {_open.Read("PRAGMA " + pragma)}")
        )
        + " "
        + _open.Read("SELECT name FROM pragma_database_list WHERE name <> 'temp'");
}
