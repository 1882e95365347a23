using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Backups;

public sealed class RestoreTests : IDisposable
{
    private readonly Bed _bed = new();
    private readonly BackupManager _backups;
    private readonly Backup _backup;

    public RestoreTests()
    {
        _bed.FullManager(Bed.One).Migrate();
        _bed.File.Execute("INSERT INTO t1 VALUES (1), (2)");
        _backups = _bed.FullManager().Backups!;
        _backup = _backups.Create();
        _bed.File.Execute("DELETE FROM t1 WHERE id = 2");
    }

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void Restore_BringsTheRowsBackAndSavesWhatWasThere(string journal)
    {
        _bed.File.Execute($"PRAGMA journal_mode = {journal}");

        var report = _backups.Restore(_backup.Name);

        Assert.Equal(_backup, report.Backup);
        Assert.Null(report.SetAside);
        Assert.Equal(["1", "2"], _bed.File.Rows("SELECT id FROM t1"));
        Assert.Equal(["1"], new DatabaseFile(report.Saved!.Path).Rows("SELECT id FROM t1"));
        Assert.Equal(["app.db"], _bed.Files);
        Assert.Equal(3, _bed.FullManager().Migrate().ToVersion);
    }

    [Fact]
    public void Restore_TheOldestOfAsManyAsAreKept_DoesNotDeleteIt()
    {
        var manager = _bed.FullManager(configure: options => options.Backup = new BackupOptions { Keep = 1 }).Backups!;

        manager.Restore(_backup.Name);

        Assert.Contains(_backup, manager.List());
        Assert.Equal(2, manager.List().Count);
    }

    [Fact]
    public void Restore_ByPath_TakesAnyDatabase()
    {
        var other = new DatabaseFile(_bed.PathOf("elsewhere.db"));
        other.Execute("CREATE TABLE t9 (id INTEGER)");

        _backups.Restore(other.Path);

        Assert.Equal(["t9"], _bed.File.Tables());
    }

    [Fact]
    public void Restore_DatabaseIsGone_MakesIt()
    {
        File.Delete(_bed.File.Path);

        var report = _backups.Restore(_backup.Name);

        Assert.Null(report.Saved);
        Assert.Null(report.SetAside);
        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Theory]
    [InlineData("not a database at all, but a text that is long enough to look at")]
    [InlineData("SQLite format 3\0 and then nothing that makes sense")]
    public void Restore_DatabaseIsDestroyed_SetsItAsideWithItsLog(string content)
    {
        File.WriteAllText(_bed.File.Path, content);
        File.WriteAllText(_bed.File.Path + "-wal", "a log");

        var report = _backups.Restore(_backup.Name);

        Assert.Null(report.Saved);
        Assert.Equal(content, File.ReadAllText(report.SetAside!));
        Assert.Equal("a log", File.ReadAllText(report.SetAside + "-wal"));
        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM t1"));
        Assert.Equal("ok", _bed.File.Scalar("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Restore_OnlyTheLogIsLeft_SetsItAside(bool isFileThere)
    {
        File.WriteAllText(_bed.File.Path, "");
        if (!isFileThere)
            File.Delete(_bed.File.Path);
        File.WriteAllText(_bed.File.Path + "-wal", "what was not yet in the file");

        var report = _backups.Restore(_backup.Name);

        Assert.Equal("what was not yet in the file", File.ReadAllText(report.SetAside + "-wal"));
        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Theory]
    [InlineData("missing.db", "there is no such file")]
    [InlineData("damaged.db", "not a database")]
    [InlineData("empty.db", "the file is empty")]
    public void Restore_BackupIsNoGood_IsRefusedAndTouchesNothing(string name, string why)
    {
        File.WriteAllText(Path.Combine(_backups.Folder, "damaged.db"), new string('x', 5000));
        File.WriteAllText(Path.Combine(_backups.Folder, "empty.db"), "");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.BackupUnusable, () => _backups.Restore(name));

        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Contains(why, _backups.Verify(name), StringComparison.Ordinal);
        Assert.Null(_backups.Verify(_backup.Name));
    }

    [Fact]
    public void Restore_TheDatabaseItself_IsRefused()
    {
        Refusal.OfUnchanged(_bed, ErrorCodes.BackupUnusable, () => _backups.Restore(_bed.File.Path));

        Assert.Equal("it is the database itself", _backups.Verify(_bed.File.Path));
    }

    [Theory]
    [InlineData("delete", false)]
    [InlineData("wal", false)]
    [InlineData("delete", true)]
    [InlineData("wal", true)]
    public void Restore_SomebodyHasTheDatabaseOpen_IsRefused(string journal, bool inATransaction)
    {
        _bed.File.Execute($"PRAGMA journal_mode = {journal}");
        using var other = _bed.File.Open();
        using var transaction = inATransaction ? other.BeginTransaction(deferred: true) : null;
        using var command = new SqliteCommand("SELECT count(*) FROM t1", other, transaction);
        command.ExecuteScalar();

        var error = Refusal.Of(ErrorCodes.DatabaseInUse, () => _backups.Restore(_backup.Name));

        Assert.Contains("has it open", error.Why, StringComparison.Ordinal);
        Assert.Equal(["1"], _bed.File.Rows("SELECT id FROM t1"));
    }

    [Fact]
    public void Restore_ARunIsAtWork_WaitsForItsLock()
    {
        using var other = _bed.Database().Lock.TryAcquire();
        _bed.LockTimeout = TimeSpan.FromMilliseconds(1);

        Refusal.OfUnchanged(_bed, ErrorCodes.LockTimeout, () => _bed.FullManager().Backups!.Restore(_backup.Name));
    }

    [Fact]
    public void Restore_ConnectionsThatThePoolKeeps_AreNobodys()
    {
        using (var pooled = new SqliteConnection($"Data Source={_bed.File.Path}"))
        {
            pooled.Open();
            using var command = new SqliteCommand("SELECT count(*) FROM t1", pooled);
            command.ExecuteScalar();
        }

        _backups.Restore(_backup.Name);

        Assert.Equal("2", _bed.File.Scalar("SELECT count(*) FROM t1"));
    }

    [Fact]
    public void Restore_Cancelled_TouchesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var before = _bed.File.Hash;

        Assert.ThrowsAny<OperationCanceledException>(() => _backups.Restore(_backup.Name, cancellation.Token));

        Assert.Equal(before, _bed.File.Hash);
        Assert.Equal(["app.db"], _bed.Files);
    }

    [Fact]
    public void Read_DatabaseIsDamaged_NamesTheNewestGoodBackup()
    {
        File.WriteAllText(_bed.File.Path, new string('y', 5000));
        var manager = _bed.FullManager();

        Assert.All(new Action[] { () => manager.GetStatus(), () => manager.GetCurrentVersion(), () => manager.GetHistory() }, read =>
            Assert.EndsWith(
                $"; the newest good one is {_backup.Path} (version 1)",
                Refusal.OfUnchanged(_bed, ErrorCodes.NotADatabase, read).Next,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void Migrate_DatabaseIsDamaged_NamesTheNewestGoodBackup()
    {
        var newer = _backups.Create();
        File.WriteAllText(newer.Path, new string('x', 5000));
        File.WriteAllText(_bed.File.Path, new string('y', 5000));

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.NotADatabase, () => _bed.FullManager().Migrate());

        Assert.EndsWith($"; the newest good one is {_backup.Path} (version 1)", error.Next, StringComparison.Ordinal);
        var finding = Assert.Single(_bed.FullManager().Validate(), finding => finding.Code == ErrorCodes.NotADatabase);
        Assert.EndsWith($"; the newest good one is {_backup.Path} (version 1)", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_APageIsDamagedAndBackupsAreOff_IsRefused()
    {
        DamageAPage();

        Refusal.OfUnchanged(_bed, ErrorCodes.Corrupt, () => _bed.FullManager(configure: options => options.Backup = null).Migrate());
    }

    [Fact]
    public void Validate_APageIsDamaged_NamesTheNewestGoodBackup()
    {
        DamageAPage();

        var finding = Assert.Single(_bed.FullManager().Validate(), finding => finding.Code == ErrorCodes.Corrupt);

        Assert.EndsWith(
            $"restore the newest good backup; the newest good one is {_backup.Path} (version 1)",
            finding.Remedy,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "newest good one",
            Assert
                .Single(_bed.FullManager(configure: options => options.Backup = null).Validate(), found => found.Code == ErrorCodes.Corrupt)
                .Remedy,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Migrate_DatabaseIsDamagedAndThereIsNoBackup_SaysSo()
    {
        Directory.Delete(_backups.Folder, recursive: true);
        File.WriteAllText(_bed.File.Path, new string('y', 5000));

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.NotADatabase, () => _bed.FullManager().Migrate());

        Assert.EndsWith($"there is none in {_backups.Folder}", error.Next, StringComparison.Ordinal);
    }

    private void DamageAPage()
    {
        _bed.File.Execute("CREATE TABLE much (v); INSERT INTO much VALUES (zeroblob(20000)); CREATE INDEX i ON t1 (id + 1)");
        using var file = File.OpenWrite(_bed.File.Path);
        file.Position = file.Length - 4096;
        file.Write(new byte[4096]);
    }
}
