using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

public sealed class SqliteBackupTests : IDisposable
{
    private readonly Workbench _bench = new(
        "CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 'one'), (2, x'02'), (3, 3.0), (4, NULL)"
    );

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Create_NoRoom_SaysNeedAndHaveAndLeavesNothing()
    {
        var database = _bench.Database(new SqliteDatabaseOptions { ConnectionString = "", FreeBytes = _ => 4096 });
        var backups = new BackupManager(database, new MigrationOptions());

        var error = Assert.Throws<MigrationException>(() => backups.Create());

        Assert.Equal(ErrorCodes.DiskFull, error.Code);
        Assert.Matches($@"^it needs \d[\d.]* KB in {backups.Folder}, and 4 KB is free$", error.Why);
        Assert.Empty(Directory.GetFiles(backups.Folder));
    }

    [Theory]
    [InlineData("UPDATE t SET v = 3 WHERE id = 3")]
    [InlineData("UPDATE t SET v = 'Ones' WHERE id = 1")]
    [InlineData("UPDATE t SET v = '' WHERE id = 4")]
    [InlineData("UPDATE t SET v = CAST(v AS TEXT) WHERE id = 2")]
    [InlineData("DELETE FROM t WHERE id = 4")]
    [InlineData("CREATE INDEX i ON t (v)")]
    [InlineData(
        "INSERT INTO log DEFAULT VALUES; CREATE TABLE other (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO other DEFAULT VALUES"
    )]
    public void ContentHash_OfOtherContent_Differs(string change) => Assert.NotEqual(Hash(), Hash(change));

    [Theory]
    [InlineData("INSERT INTO log DEFAULT VALUES")]
    [InlineData("UPDATE t SET id = id; VACUUM")]
    public void ContentHash_OfTheSameContent_IsTheSame(string change) => Assert.Equal(Hash(), Hash(change));

    [Fact]
    public async Task Copy_WhileAnotherWrites_IsTheStateOfOneInstant()
    {
        _bench.File.Execute(
            "PRAGMA journal_mode = wal; CREATE TABLE pair (a INTEGER, b INTEGER); INSERT INTO pair VALUES (0, 0); CREATE TABLE bulk (v)"
        );
        _bench.File.Execute(
            "INSERT INTO bulk SELECT randomblob(1000) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                + "20000) SELECT i FROM n)"
        );
        using var stop = new CancellationTokenSource();
        using var writer = _bench.File.Open();
        var written = 0;
        var writing = Task.Run(() =>
        {
            using var command = new SqliteCommand("UPDATE pair SET a = a + 1, b = b + 1", writer) { CommandTimeout = 0 };
            for (; !stop.IsCancellationRequested; Interlocked.Increment(ref written))
                command.ExecuteNonQuery();
        });
        await Eventually.Holds(() => writing.IsCompleted || Volatile.Read(ref written) > 0, "the first write");
        var backups = new BackupManager(_bench.Database(), new MigrationOptions());

        var copies = Enumerable.Range(0, 3).Select(_ => backups.Create()).ToList();
        await stop.CancelAsync();

        await writing.Ends("the writer");
        Assert.Equal(written, _bench.Count("SELECT a FROM pair"));
        Assert.All(copies, copy =>
            Assert.Equal("1|20000", new DatabaseFile(copy.Path).Scalar("SELECT a = b, (SELECT count(*) FROM bulk) FROM pair"))
        );
    }

    [Fact]
    public void CheckAndContentHash_Cancelled_EndThere()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var backup = _bench.Database().Backup!;

        Assert.ThrowsAny<OperationCanceledException>(() => backup.Check(_bench.File.Path, thorough: true, cancelled.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => backup.ContentHash(_bench.File.Path, [], cancelled.Token));
    }

    [Fact]
    public void Copy_OfADatabaseInMemory_IsNotOffered()
    {
        var memory = SqliteDatabase.OfOneSession(new SqliteDatabaseOptions { ConnectionString = "Data Source=:memory:" });

        Assert.Null(memory.Backup);
        Assert.Throws<ArgumentException>(() => new BackupManager(memory, new MigrationOptions()));
    }

    private static string Hash(string change = "SELECT 1")
    {
        using var bench = new Workbench(
            "CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 'one'), (2, x'02'), (3, 3.0), (4, NULL);"
                + "CREATE TABLE log (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO log DEFAULT VALUES"
        );
        bench.File.Execute(change);
        return bench.Database().Backup!.ContentHash(bench.File.Path, ["log"], CancellationToken.None);
    }
}
