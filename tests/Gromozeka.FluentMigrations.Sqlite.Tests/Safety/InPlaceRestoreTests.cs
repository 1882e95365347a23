using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>A restore into the file that is there.</summary>
public sealed class InPlaceRestoreTests : IDisposable
{
    private static readonly string[] Modes = ["delete", "wal"];
    private static readonly int[] PageSizes = [512, 4096, 65536];
    private static readonly RestoreOptions WhileInUse = new() { WhileInUse = true };

    private readonly Workbench _bench = new();

    public static TheoryData<string, int, string, int> Files
    {
        get
        {
            var data = new TheoryData<string, int, string, int>();
            foreach (var mode in Modes)
            foreach (var size in PageSizes)
            foreach (var backupMode in Modes)
            foreach (var backupSize in PageSizes)
                data.Add(mode, size, backupMode, backupSize);
            return data;
        }
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void Restore_OfAnyKindIntoAnyKind_HasTheRowsOfTheBackupAndTheModeOfTheFile(
        string mode,
        int size,
        string backupMode,
        int backupSize
    )
    {
        var backup = Make("backup.db", backupMode, backupSize, rows: 30, of: "restored");
        Make("test.db", mode, size, rows: 70, of: "before");

        var report = Backups().Restore(backup.Path);

        Assert.Equal("30|restored", _bench.File.Scalar("SELECT count(*), min(v) FROM t"));
        Assert.Equal("70|before", new DatabaseFile(report.Saved!.Path).Scalar("SELECT count(*), min(v) FROM t"));
        Assert.Equal("30", _bench.File.Scalar("SELECT count(*) FROM t WHERE v >= 'restored' AND length(b) = 3000"));
        Assert.Equal("ok", _bench.File.Scalar("PRAGMA integrity_check"));
        Assert.Equal(mode, _bench.File.Scalar("PRAGMA journal_mode"));
        Assert.Equal($"{backupSize}", _bench.File.Scalar("PRAGMA page_size"));
        Assert.Equal(["backup.db", "test.db"], _bench.File.Files.Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("delete", 4096, 1024)]
    [InlineData("delete", 1024, 4096)]
    [InlineData("wal", 4096, 4096)]
    public void Restore_WhileAProgramHasItOpen_ThatProgramGoesOnWithTheRestoredRows(string mode, int size, int backupSize)
    {
        var backup = Make("backup.db", "delete", backupSize, rows: 30, of: "restored");
        Make("test.db", mode, size, rows: 70, of: "before");
        using var program = _bench.File.Open();
        using var command = new SqliteCommand("SELECT count(*) FROM t", program);
        Assert.Equal(70L, command.ExecuteScalar());

        Assert.Throws<MigrationException>(() => Backups().Restore(backup.Path));
        Backups().Restore(backup.Path, WhileInUse);

        Assert.Equal(30L, command.ExecuteScalar());
        command.CommandText = "INSERT INTO t (v) VALUES ('later')";
        command.ExecuteNonQuery();
        Assert.Equal("1", _bench.File.Scalar("SELECT count(*) FROM t WHERE v = 'later'"));
    }

    [Fact]
    public void Restore_AReaderInWriteAheadLogMode_KeepsWhatItSees()
    {
        var backup = Make("backup.db", "delete", 4096, rows: 30, of: "restored");
        Make("test.db", "wal", 4096, rows: 70, of: "before");
        using var program = _bench.File.Open();
        using var transaction = program.BeginTransaction(deferred: true);
        using var command = new SqliteCommand("SELECT count(*) FROM t", program, transaction);
        Assert.Equal(70L, command.ExecuteScalar());

        Backups().Restore(backup.Path, WhileInUse);

        Assert.Equal(70L, command.ExecuteScalar());
        transaction.Commit();
        Assert.Equal(30L, new SqliteCommand("SELECT count(*) FROM t", program).ExecuteScalar());
    }

    /// <summary>
    /// Pages of another size need the file alone; somebody who reads keeps a rollback journal from it; somebody who writes, any mode.
    /// </summary>
    [Theory]
    [InlineData("wal", 1024, "SELECT count(*) FROM t")]
    [InlineData("delete", 4096, "BEGIN; SELECT count(*) FROM t")]
    [InlineData("delete", 4096, "BEGIN IMMEDIATE; SELECT count(*) FROM t")]
    [InlineData("wal", 4096, "BEGIN IMMEDIATE; SELECT count(*) FROM t")]
    public void Restore_TheFileCannotBeHad_IsRefusedAndChangesNothing(string mode, int backupSize, string program)
    {
        var backup = Make("backup.db", "delete", backupSize, rows: 30, of: "restored");
        Make("test.db", mode, 4096, rows: 70, of: "before");
        using (var connection = _bench.File.Open())
        {
            using var command = new SqliteCommand(program, connection);
            command.ExecuteScalar();

            var error = Assert.Throws<MigrationException>(() => Backups(TimeSpan.FromMilliseconds(100)).Restore(backup.Path, WhileInUse));

            Assert.Equal(ErrorCodes.DatabaseInUse, error.Code);
        }

        Assert.Equal("70|before", _bench.File.Scalar("SELECT count(*), min(v) FROM t"));
        Assert.Equal(mode, _bench.File.Scalar("PRAGMA journal_mode"));
        Assert.Equal(["backup.db", "test.db"], _bench.File.Files.Select(Path.GetFileName));
    }

    [Fact]
    public void Restore_AProgramDiedWhileItWrote_UndoesThatFirst()
    {
        var backup = Make("backup.db", "delete", 4096, rows: 30, of: "restored");
        Make("test.db", "delete", 4096, rows: 70, of: "before");
        LeaveHotJournal();

        var report = Backups().Restore(backup.Path);

        Assert.Null(report.SetAside);
        Assert.Equal("70|before", new DatabaseFile(report.Saved!.Path).Scalar("SELECT count(*), min(v) FROM t"));
        Assert.Equal("30|restored", _bench.File.Scalar("SELECT count(*), min(v) FROM t"));
    }

    [Theory]
    [InlineData("delete", 4096)]
    [InlineData("delete", 1024)]
    [InlineData("wal", 4096)]
    [InlineData("wal", 1024)]
    public void BeginRestore_NotCompleted_LeavesTheDatabaseAsItWas(string mode, int backupSize)
    {
        var backup = Make("backup.db", "delete", backupSize, rows: 30, of: "restored");
        Make("test.db", mode, 4096, rows: 70, of: "before");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        using (var restore = _bench.Database().Backup!.BeginRestore(backup.Path, CancellationToken.None))
            Assert.ThrowsAny<OperationCanceledException>(() => restore.Complete(cancelled.Token));

        Assert.ThrowsAny<OperationCanceledException>(() => _bench.Database().Backup!.BeginRestore(backup.Path, cancelled.Token));
        Assert.Equal("70|before", _bench.File.Scalar("SELECT count(*), min(v) FROM t"));
        Assert.Equal(mode, _bench.File.Scalar("PRAGMA journal_mode"));
    }

    /// <summary>A database whose version table nobody can read is saved like any other.</summary>
    [Fact]
    public void Restore_VersionTableIsBroken_SavesTheDatabase()
    {
        var backup = Make("backup.db", "delete", 4096, rows: 30, of: "restored");
        Make("test.db", "delete", 4096, rows: 70, of: "before");
        _bench.File.Execute("CREATE TABLE VersionInfo (Version TEXT); INSERT INTO VersionInfo VALUES ('one')");

        var report = Backups().Restore(backup.Path);

        Assert.Equal(0, report.Saved!.Version);
        Assert.Equal("one", new DatabaseFile(report.Saved.Path).Scalar("SELECT Version FROM VersionInfo"));
    }

    private BackupManager Backups(TimeSpan? patience = null) =>
        new(
            _bench.Database(new SqliteDatabaseOptions { ConnectionString = "", LockTimeout = patience ?? TimeSpan.FromSeconds(20) }),
            new MigrationOptions()
        );

    private DatabaseFile Make(string name, string mode, int pageSize, int rows, string of)
    {
        var file = new DatabaseFile(_bench.Path(name));
        file.Execute(
            $"""
            PRAGMA page_size = {pageSize};
            PRAGMA journal_mode = {mode};
            CREATE TABLE t (v TEXT, b BLOB);
            CREATE INDEX i ON t (v);
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT {rows}) INSERT INTO t SELECT '{of}' || nullif(i, 0), randomblob(3000) FROM n;
            UPDATE t SET v = '{of}' WHERE v IS NULL;
            """
        );
        return file;
    }

    /// <summary>The files as they are while another connection has written half of its transaction.</summary>
    private void LeaveHotJournal()
    {
        using (var writer = _bench.File.Open())
        {
            using var command = new SqliteCommand("PRAGMA cache_size = 1; BEGIN; UPDATE t SET b = zeroblob(3000)", writer);
            command.ExecuteNonQuery();
            File.Copy(_bench.File.Path, _bench.Path("torn"));
            File.Copy(_bench.File.Path + "-journal", _bench.Path("torn-journal"));
        }

        File.Move(_bench.Path("torn"), _bench.File.Path, overwrite: true);
        File.Move(_bench.Path("torn-journal"), _bench.File.Path + "-journal", overwrite: true);
        // SQLite reads its journal only while nobody holds a lock that says its writer is alive; the length of its header is synced by that
        // writer.
        Assert.True(new FileInfo(_bench.File.Path + "-journal").Length > 0);
    }
}
