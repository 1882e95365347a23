using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Backups;

/// <summary>The backups that runs make.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly Bed _bed = new();

    public BackupTests()
    {
        _bed.FullManager(Bed.One).Migrate();
        _bed.File.Execute("INSERT INTO t1 VALUES (1), (2)");
    }

    private string Folder => _bed.PathOf("backups");

    private IReadOnlyList<Backup> Backups => new BackupManager(_bed.Database(), new MigrationOptions()).List();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Migrate_DatabaseWithRows_BacksUpTheStateBefore(bool wal)
    {
        Remove(Folder);
        _bed.File.Execute($"PRAGMA journal_mode = {(wal ? "wal" : "delete")}");
        var rows = _bed.File.Content("t1");

        var report = _bed.FullManager(Bed.Two).Migrate();

        var backup = Assert.Single(Backups);
        Assert.Equal(backup, report.Backup);
        Assert.Equal(1, backup.Version);
        Assert.Equal(new FileInfo(backup.Path).Length, backup.Bytes);
        Assert.Equal(rows, new DatabaseFile(backup.Path).Content("t1"));
        Assert.DoesNotContain("t2", new DatabaseFile(backup.Path).Tables());
        Assert.Equal("1", new DatabaseFile(backup.Path).Scalar("SELECT max(number) FROM history"));
        Assert.Equal([backup.Name, backup.Name + ".json"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Migrate_DatabaseWithoutRows_NeedsNoBackup()
    {
        using var empty = new Bed();
        empty.Manager(Bed.One).Migrate();

        Assert.Null(empty.Manager().Migrate().Backup);
        Assert.False(Directory.Exists(empty.PathOf("backups")));
    }

    [Fact]
    public void Migrate_SwitchedOff_MakesNone()
    {
        var manager = _bed.FullManager(Bed.Two, options => options.Backup = null);

        Assert.Null(manager.Backups);
        Assert.Null(manager.Migrate().Backup);
    }

    [Fact]
    public void Migrate_NothingPending_MakesNone()
    {
        _bed.FullManager(Bed.One).Migrate();
        _bed.FullManager(Bed.One).Migrate(1);

        Assert.Empty(Backups);
    }

    [Fact]
    public void Rollback_MakesOne()
    {
        var report = _bed.FullManager(Bed.One, options => options.AllowDataLoss = true).Rollback();

        Assert.Equal(["1", "2"], new DatabaseFile(report.Backup!.Path).Rows("SELECT id FROM t1"));
    }

    [Fact]
    public void Migrate_AdoptedDatabase_IsBackedUpAsVersionZero()
    {
        using var old = new Bed();
        old.File.Execute("CREATE TABLE t1 (id INTEGER NOT NULL PRIMARY KEY); INSERT INTO t1 VALUES (7)");

        var report = old.Manager(Bed.One, options => options.AdoptExistingDatabase = true).Migrate();

        Assert.NotNull(report.Adoption);
        Assert.Equal(0, report.Backup!.Version);
        Assert.Equal(["t1"], new DatabaseFile(report.Backup.Path).Tables());
    }

    [Fact]
    public void Migrate_FailsAtEveryStart_LeavesOneBackupOfTheOneState()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("INSERT INTO nowhere VALUES (1)"));

        for (var start = 0; start < 50; start++)
            Assert.Throws<MigrationException>(() => _bed.FullManager(Bed.Two).Migrate());

        Assert.Single(Backups);
        Assert.Equal("50", _bed.File.Scalar("SELECT count(*) FROM migration_log WHERE outcome = 'failure'"));
    }

    [Fact]
    public void Migrate_FailsTwiceWithoutALog_LeavesOneBackup()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("INSERT INTO nowhere VALUES (1)"));

        for (var start = 0; start < 2; start++)
            Assert.Throws<MigrationException>(() => _bed.FullManager(Bed.Two, options => options.KeepLog = false).Migrate());

        Assert.Single(Backups);
    }

    [Fact]
    public void Migrate_RowsChangedBetweenTwoFailures_MakesAnother()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("INSERT INTO nowhere VALUES (1)"));
        Assert.Throws<MigrationException>(() => _bed.FullManager(Bed.Two).Migrate());

        _bed.File.Execute("UPDATE t1 SET id = 3 WHERE id = 2");
        Assert.Throws<MigrationException>(() => _bed.FullManager(Bed.Two).Migrate());

        Assert.Equal(["1,3", "1,2"], Backups.Select(backup => string.Join(",", new DatabaseFile(backup.Path).Rows("SELECT id FROM t1"))));
    }

    [Fact]
    public void Migrate_NewestBackupIsDamaged_MakesAnother()
    {
        _bed.Script.Up(2, migration => migration.Execute.Sql("INSERT INTO nowhere VALUES (1)"));
        Assert.Throws<MigrationException>(() => _bed.FullManager(Bed.Two).Migrate());
        File.WriteAllText(Backups[0].Path, "no database");

        Assert.Throws<MigrationException>(() => _bed.FullManager(Bed.Two).Migrate());

        Assert.Equal(2, Backups.Count);
    }

    [Fact]
    public void Create_MoreThanAreKept_DeletesTheOldestAndNoOtherFile()
    {
        Directory.CreateDirectory(Folder);
        var others = new[] { "app-notes.db", "other-20200101-000000000Z-v1.db", "app-20200101-000000000Z-v1.db.bak" };
        foreach (var other in others)
            File.WriteAllText(Path.Combine(Folder, other), "");
        var manager = _bed.FullManager(Bed.One, options => options.Backup = new BackupOptions { Keep = 2 }).Backups!;

        var made = Enumerable.Range(0, 4).Select(_ => manager.Create()).ToList();

        Assert.Equal([made[3], made[2]], manager.List());
        Assert.Equal(others.Length + 2 * 2, Directory.GetFiles(Folder).Length);
        Assert.Equal(2, _bed.Log.Count(20));
    }

    [Fact]
    public void Create_ClockSetBack_IsTheNewestAllTheSame()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        _bed.Clock = clock;
        var manager = _bed.FullManager(Bed.One, options => options.Backup = new BackupOptions { Keep = 2 }).Backups!;
        manager.Create();
        clock.Now = clock.Now.AddYears(-30);

        var (second, third) = (manager.Create(), manager.Create());

        Assert.Equal([third, second], manager.List());
        Assert.Equal("app-20261122-120000002Z-v1.db", third.Name);
    }

    [Fact]
    public void Create_FolderCannotBeMade_SaysSoAndMigrateChangesNothing()
    {
        File.WriteAllText(Folder, "in the way");

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.BackupFailed, () => _bed.FullManager(Bed.Two).Migrate());

        Assert.Contains(Folder, error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_Cancelled_LeavesNothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _bed.FullManager(Bed.One).Backups!.Create(cancellation.Token));

        Assert.Empty(Backups);
    }

    [Fact]
    public void Create_AfterADeathInTheMiddle_ClearsWhatIsLeftOfTheOther()
    {
        Directory.CreateDirectory(Folder);
        var backups = _bed.FullManager(Bed.One).Backups!;
        var left = new BackupFolder(_bed.Database().Backup!, new BackupOptions()).NewPartial(DateTimeOffset.UtcNow);
        File.WriteAllText(left, "half");
        File.WriteAllText(left + "-journal", "half");
        File.WriteAllText(left + ".json", "half");
        var died = backups.Create();
        File.Delete(died.Path);

        var backup = backups.Create();

        Assert.Equal([backup.Path, backup.Path + ".json"], Directory.GetFiles(Folder).Order());
    }

    [Fact]
    public void Create_HasTheAccessRightsOfTheDatabase()
    {
        if (OperatingSystem.IsWindows())
            return; // Rights are inherited from the folder there.
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(_bed.File.Path, owner);
        File.SetUnixFileMode(_bed.Folder, owner | UnixFileMode.UserExecute);

        var backup = _bed.FullManager(Bed.One).Backups!.Create();

        Assert.Equal(owner, File.GetUnixFileMode(backup.Path));
        Assert.Equal(owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Fact]
    public void BackupOptions_KeepNone_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new BackupOptions { Keep = 0 });

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
