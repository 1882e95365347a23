namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>Backups of the file that an open connection leads to, which stays open.</summary>
public sealed class GivenRestoreTests : IDisposable
{
    private static readonly RestoreOptions InUse = new() { WhileInUse = true };

    private readonly TempFolder _folder = new();
    private readonly OpenConnection _open;
    private readonly BackupManager _backups;

    public GivenRestoreTests()
    {
        _open = new OpenConnection(
            "CREATE TABLE r (a); INSERT INTO r VALUES (1), (2)",
            $"Data Source={_folder.File("a.db")};Pooling=False"
        );
        _open.Connection.CreateFunction("twice", (long number) => number * 2);
        _open.Connection.CreateCollation("backward", (one, other) => string.CompareOrdinal(other, one));
        _backups = _open.Manager(backup: new BackupOptions()).Backups!;
    }

    public void Dispose()
    {
        _open.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Restore_OfAnOpenConnectionWithCollationsAndFunctions_IsSeenByIt(string journal)
    {
        _open.Run($"PRAGMA journal_mode = {journal}");
        var backup = _backups.Create();
        _open.Run("DELETE FROM r");

        var report = _backups.Restore(backup.Path, InUse);

        Assert.Equal("1; 2", _open.Read("SELECT a FROM r ORDER BY a"));
        Assert.Equal("0", new DatabaseFile(report.Saved!.Path).Scalar("SELECT count(*) FROM r"));
        Assert.Equal((journal, "4"), (_open.Read("PRAGMA journal_mode"), _open.Read("SELECT twice(2)")));
    }

    [Fact]
    public void Restore_WhoseCancellationIsAskedForLater_DoesNotInterruptTheHost()
    {
        var backup = _backups.Create();
        using var source = new CancellationTokenSource();
        _backups.Restore(backup.Path, InUse, source.Token);

        source.Cancel();

        Assert.Equal(
            "200000",
            _open.Read("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT count(*) FROM n")
        );
    }
}
