using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Backups;

/// <summary>
/// What is called the database from before equals it in all that it holds; an older backup that does not is not called so.
/// </summary>
public sealed class SavedStateTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;

    public SavedStateTests()
    {
        _file = new DatabaseFile(_folder.File("app.db"));
        _file.Execute(
            """
            CREATE TABLE t (v TEXT);
            INSERT INTO t (rowid, v) VALUES (1, 'a'), (2, 'b'), (5, 'c');
            CREATE TABLE rowids (rowid TEXT, v);
            INSERT INTO rowids (_rowid_, rowid, v) VALUES (1, 'x', 1), (3, 'y', 2);
            CREATE TABLE keyed (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
            INSERT INTO keyed VALUES ('k', 1);
            CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, v);
            INSERT INTO counted (v) VALUES (1);
            CREATE TABLE migration_log (id INTEGER PRIMARY KEY, entry TEXT);
            CREATE VIEW vw AS SELECT v FROM t;
            PRAGMA user_version = 7;
            PRAGMA application_id = 9;
            """
        );
    }

    public static TheoryData<string> Changes =>
        [
            "UPDATE t SET rowid = 9 WHERE rowid = 5",
            "UPDATE rowids SET _rowid_ = 4 WHERE _rowid_ = 3",
            "UPDATE keyed SET v = 2",
            "UPDATE t SET v = CAST('a' AS BLOB) WHERE rowid = 1",
            "PRAGMA user_version = 8",
            "PRAGMA application_id = 10",
            "INSERT INTO migration_log (entry) VALUES ('an attempt')",
            "INSERT INTO counted (v) VALUES (2); DELETE FROM counted WHERE id = 2",
            "DROP VIEW vw; CREATE VIEW vw AS SELECT  v FROM t",
            "CREATE TABLE further (id INTEGER)",
            "CREATE INDEX i ON t (v)",
        ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Changes))]
    public void Restore_AfterAChange_SavesTheStateWithIt(string change)
    {
        var backups = Backups();
        var older = backups.Create();
        _file.Execute(change);
        var before = State(_file);

        var report = backups.Restore(older.Name);

        Assert.NotEqual(older.Path, report.Saved!.Path);
        Assert.Equal(before, State(new DatabaseFile(report.Saved.Path)));
        Assert.Equal(State(new DatabaseFile(older.Path)), State(_file));
    }

    [Fact]
    public void Restore_NothingHasChanged_NamesTheBackupThatHoldsTheSame()
    {
        var backups = Backups();
        var older = backups.Create();

        Assert.Equal(older, backups.Restore(older.Name).Saved);
    }

    private BackupManager Backups() =>
        new(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_file.Path}" }),
            new MigrationOptions { KeepLog = true }
        );

    private static IReadOnlyList<string> State(DatabaseFile file) =>
        [
            .. file.Rows("SELECT type, name, sql FROM sqlite_schema ORDER BY name"),
            .. new[] { "t", "rowids", "counted", "migration_log" }.SelectMany(table =>
                file.Rows($"SELECT _rowid_, * FROM {table} ORDER BY _rowid_")
            ),
            .. file.Rows("SELECT typeof(v) FROM t ORDER BY rowid"),
            .. file.Rows("SELECT * FROM keyed"),
            .. file.Rows("SELECT * FROM sqlite_sequence"),
            .. file.Rows("PRAGMA user_version"),
            .. file.Rows("PRAGMA application_id"),
        ];
}
