using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>Files that were copied by hand with a log or a journal next to them, which holds a part of the database.</summary>
public sealed class BackupWithLogTests : IDisposable
{
    private const string Fill =
        "CREATE TABLE t (id INTEGER PRIMARY KEY, v); "
        + "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100) INSERT INTO t SELECT i, randomblob(3000) FROM n";

    private readonly Workbench _bench = new(Fill);

    private string Backup => _bench.Path("by-hand.db");

    private BackupManager Backups => new(_bench.Database(), new MigrationOptions());

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("delete", false)]
    [InlineData("wal", false)]
    [InlineData("delete", true)]
    [InlineData("wal", true)]
    public void Restore_APartIsInTheLog_IsRefusedAndTouchesNothing(string journal, bool throughALink)
    {
        CopyWhileSomebodyWrites(journal);
        var name = Backup;
        if (throughALink)
            File.CreateSymbolicLink(name = _bench.Path("link"), Backup);
        var (before, copied) = (_bench.File.Hash, new DatabaseFile(Backup).Hash);

        var error = Assert.Throws<MigrationException>(() => Backups.Restore(name));

        Assert.Equal(ErrorCodes.BackupUnusable, error.Code);
        Assert.Contains(Backup + (journal == "wal" ? "-wal" : "-journal"), error.Why, StringComparison.Ordinal);
        Assert.NotNull(Backups.Verify(name));
        Assert.Equal((before, copied), (_bench.File.Hash, new DatabaseFile(Backup).Hash));
    }

    [Theory]
    [InlineData("delete", "100")]
    [InlineData("wal", "101")]
    public void Restore_AfterSqliteHasTakenUpTheLog_HasEachCommittedRow(string journal, string rows)
    {
        CopyWhileSomebodyWrites(journal);
        new DatabaseFile(Backup).Execute("SELECT count(*) FROM t; PRAGMA wal_checkpoint(TRUNCATE)");

        Backups.Restore(Backup);

        Assert.Equal(rows, _bench.File.Scalar("SELECT count(*) FROM t"));
        Assert.Equal("ok", _bench.File.Scalar("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData("-wal", 0)]
    [InlineData("-journal", 0)]
    [InlineData("-journal", 512)]
    [InlineData("-shm", 32768)]
    public void Restore_NothingOfItIsInTheLog_IsDone(string companion, int zeros)
    {
        File.Copy(_bench.File.Path, Backup);
        File.WriteAllBytes(Backup + companion, new byte[zeros]);
        _bench.File.Execute("DELETE FROM t");

        Backups.Restore(Backup);

        Assert.Equal("100", _bench.File.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void ChooseNewest_TheNewestHasALog_TakesTheOneBefore()
    {
        var (older, newer) = (Backups.Create(), Backups.Create());
        File.WriteAllText(newer.Path + "-wal", "a log");

        Assert.Equal(older, Backups.ChooseNewest());
    }

    [Fact]
    public void Restore_AProgramHasTheBackupOpen_IsRefused()
    {
        if (!OperatingSystem.IsLinux())
            return;
        File.Copy(_bench.File.Path, Backup);
        using var program = new DatabaseFile(Backup).Open();
        new SqliteCommand("SELECT count(*) FROM t", program).ExecuteScalar();

        var error = Assert.Throws<MigrationException>(() => Backups.Restore(Backup));

        Assert.Equal(ErrorCodes.BackupUnusable, error.Code);
        Assert.Contains("has it open", error.Why, StringComparison.Ordinal);
    }

    private void CopyWhileSomebodyWrites(string journal)
    {
        _bench.File.Execute($"PRAGMA journal_mode = {journal}");
        using var writer = _bench.File.Open();
        using var command = new SqliteCommand(
            journal == "wal"
                ? "INSERT INTO t VALUES (1000, 'only in the log')"
                : "PRAGMA cache_size = 1; BEGIN; UPDATE t SET v = zeroblob(3000)",
            writer
        );
        command.ExecuteNonQuery();
        foreach (var part in new[] { "", "-wal", "-journal" }.Where(part => File.Exists(_bench.File.Path + part)))
            File.Copy(_bench.File.Path + part, Backup + part);
        command.CommandText = "ROLLBACK";
        if (journal != "wal")
            command.ExecuteNonQuery();
    }
}
