using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Backups that take their time.</summary>
public sealed class LargeBackupTests : IDisposable
{
    /// <summary>How often a moment is tried to be met that the scheduler decides on.</summary>
    private const int Attempts = 100;

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>Until SQLite has begun again too often, others write between two steps.</summary>
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Create_WhileAnotherWrites_LetsItWriteAndComesToItsEnd(string mode)
    {
        Fill(mode, megabytes: 60);
        using var stop = new CancellationTokenSource();
        using var writer = _bench.File.Open();
        SQLitePCL.raw.sqlite3_busy_timeout(writer.Handle, 60_000);
        var written = 0;
        var writing = Task.Run(() =>
        {
            using var command = new SqliteCommand("UPDATE pair SET a = a + 1, b = b + 1", writer) { CommandTimeout = 0 };
            while (!stop.IsCancellationRequested)
            {
                command.ExecuteNonQuery();
                Interlocked.Increment(ref written);
                Thread.Sleep(2);
            }
        });
        await Eventually.Holds(() => writing.IsCompleted || Volatile.Read(ref written) > 0, "the first write");

        // As often as it takes until the other has had the time to write.
        var meanwhile = 0;
        for (var attempt = 0; meanwhile < 2 && attempt < Attempts; attempt++)
        {
            var before = Volatile.Read(ref written);
            var backup = new BackupManager(_bench.Database(), new MigrationOptions()).Create();
            meanwhile = Volatile.Read(ref written) - before;
            Assert.Equal("1", new DatabaseFile(backup.Path).Scalar("SELECT a = b FROM pair"));
            Assert.Equal("ok", new DatabaseFile(backup.Path).Scalar("PRAGMA integrity_check"));
            File.Delete(backup.Path);
        }

        await stop.CancelAsync();
        await writing.Ends("the writer");
        Assert.InRange(meanwhile, 2, int.MaxValue);
    }

    [Fact]
    public void Copy_WithARollbackJournal_LeavesTheDatabaseUnlockedBetweenTwoSteps()
    {
        Fill("delete", megabytes: 60);
        using var source = _bench.File.Open();
        using var target = new SqliteConnection("Data Source=:memory:");
        target.Open();
        using var pages = new PageCopy(source.Handle!, target.Handle!, TimeSpan.FromSeconds(1));
        var written = 0;
        var kept = 0;

        pages.Run(
            CancellationToken.None,
            flush: null,
            whenRestarted: () => kept++,
            betweenSteps: () =>
            {
                if (written == 3)
                    return;
                using var writer = _bench.File.Open();
                using var command = new SqliteCommand("UPDATE pair SET a = a + 1, b = b + 1", writer) { CommandTimeout = 1 };
                written += command.ExecuteNonQuery();
            }
        );

        Assert.Equal(3, written);
        Assert.Equal(0, kept);
        Assert.Equal(3L, new SqliteCommand("SELECT a FROM pair", target).ExecuteScalar());
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Create_CancelledOnItsWay_EndsAndLeavesNothing(string mode)
    {
        Fill(mode, megabytes: 200);
        var backups = new BackupManager(_bench.Database(), new MigrationOptions());
        foreach (var megabytes in new[] { 0, 20, 100 })
        {
            // It may have come to its end before it is cancelled: then it is tried again.
            Exception? error = null;
            for (var attempt = 0; error is null && attempt < Attempts; attempt++)
            {
                if (Directory.Exists(backups.Folder))
                    Directory.Delete(backups.Folder, recursive: true);
                error = CreateAndCancel(backups, megabytes * 1_000_000L);
            }

            Assert.IsAssignableFrom<OperationCanceledException>(error);
            Assert.Empty(Directory.Exists(backups.Folder) ? Directory.GetFiles(backups.Folder) : []);
        }
    }

    private static Exception? CreateAndCancel(BackupManager backups, long bytes)
    {
        using var cancellation = new CancellationTokenSource();
        using var ended = new ManualResetEventSlim();
        // A thread of its own: a timer's waits until the pool, which other tests use up, has one.
        var cancelling = new Thread(() =>
        {
            while (CopiedBytes(backups.Folder) < bytes && !ended.IsSet)
                Thread.Yield();
            cancellation.Cancel();
        });
        cancelling.Start();

        var error = Record.Exception(() => backups.Create(cancellation.Token));

        ended.Set();
        cancelling.Join();
        return error;
    }

    private static long CopiedBytes(string folder) =>
        Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.partial*").Sum(file => new FileInfo(file) is { Exists: true } found ? found.Length : 0)
            : 0;

    private void Fill(string mode, int megabytes) =>
        _bench.File.Execute(
            $"""
            PRAGMA journal_mode = {mode};
            PRAGMA synchronous = OFF;
            CREATE TABLE pair (a INTEGER, b INTEGER);
            INSERT INTO pair VALUES (0, 0);
            CREATE TABLE bulk (v);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {megabytes}) INSERT INTO bulk SELECT zeroblob(1000000) FROM n;
            """
        );
}
