using System.Text.Json;
using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Backups;

/// <summary>One folder for the backups of several databases, whose names are the same, or begin the same.</summary>
public sealed class SharedFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Neighbors =>
        ["two/app.db", "one/app-2.db", "two/app.old.db", "one/app-20261122-120000000Z-v0.db", "two/app", "one/app.sqlite", "two/APP.db"];

    private string Folder => _folder.File("backups");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Neighbors))]
    public void Create_OfOneDatabase_LeavesTheBackupsOfTheOther(string neighbor)
    {
        var (own, other) = (Make("one/app.db"), Make(neighbor));
        var others = new[] { other.Create(), other.Create() };

        var mine = Enumerable.Range(0, 4).Select(_ => own.Create()).ToList();

        Assert.Equal(others.Reverse(), other.List());
        Assert.All(others, backup => Assert.Null(other.Verify(backup.Name)));
        Assert.Equal([mine[3], mine[2]], own.List());
        Assert.Equal(2 * 4, Directory.GetFiles(Folder).Length);
    }

    [Theory]
    [MemberData(nameof(Neighbors))]
    public void ChooseNewest_TheOtherHasANewerOne_TakesItsOwn(string neighbor)
    {
        var (own, other) = (Make("one/app.db"), Make(neighbor));
        var mine = own.Create();
        _clock.Now += TimeSpan.FromDays(1);
        var theirs = other.Create();

        Assert.Equal(mine, own.ChooseNewest());
        Assert.Equal(mine, own.FindNewestGood());
        Assert.Equal(theirs, other.ChooseNewest());
        Assert.Equal(mine, Make("one/app.db").List().Single());
    }

    [Theory]
    [MemberData(nameof(Neighbors))]
    public void Create_WhileTheOtherMakesOne_LeavesWhatIsUnfinished(string neighbor)
    {
        var (own, _) = (Make("one/app.db"), Make(neighbor));
        own.Create();
        var unfinished = new BackupFolder(Database(neighbor).Backup!, Options).NewPartial(_clock.Now);
        File.WriteAllText(unfinished, "half of it");
        var older = Path.Combine(Folder, "app-20261122-110000000Z-v1.db.partial");
        File.WriteAllText(older, "half of one by a release that did not say whose it is");

        own.Create();

        Assert.True(File.Exists(unfinished));
        Assert.True(File.Exists(older));
    }

    [Fact]
    public void Restore_TheOthersBackup_TakesAWholePath()
    {
        var (own, other) = (Make("one/app.db"), Make("two/app.db"));
        own.Create();
        var theirs = other.Create();

        var error = Refusal.Of(ErrorCodes.OtherBackup, () => own.Restore(theirs.Name));

        Assert.Contains("../two/app.db", error.Why, StringComparison.Ordinal);
        Assert.Equal("one/app.db", Content("one/app.db"));
        own.Restore(theirs.Path);
        Assert.Equal("two/app.db", Content("one/app.db"));
    }

    [Fact]
    public void Create_WritesWhatItIsNextToIt()
    {
        var backup = Make("one/app.db").Create();

        var record = JsonDocument.Parse(File.ReadAllText(backup.Path + ".json")).RootElement;

        Assert.Equal("../one/app.db", record.GetProperty("database").GetString());
        Assert.Equal(0, record.GetProperty("version").GetInt64());
        Assert.Equal(backup.Bytes, record.GetProperty("bytes").GetInt64());
        Assert.Equal(_clock.Now.UtcDateTime, record.GetProperty("createdAt").GetDateTime());
        Assert.Equal(new DatabaseFile(backup.Path).Hash.ToLowerInvariant(), record.GetProperty("sha256").GetString());
        Assert.Equal(EngineVersion.Text, record.GetProperty("engine").GetString());
        Assert.True(backup.IsRecorded);
    }

    /// <summary>Backups of a release that wrote no records, and files that somebody put there.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    public void UnrecordedCopies_AreRestoredByNameAndNeitherDeletedNorChosen(string? record)
    {
        var own = Make("one/app.db");
        var copies = Enumerable.Range(1, 4).Select(number => $"app-2099010{number}-000000000Z-v{number}.db").ToList();
        Directory.CreateDirectory(Folder);
        foreach (var copy in copies)
        {
            new DatabaseFile(Path.Combine(Folder, copy)).Execute($"CREATE TABLE t (v); INSERT INTO t VALUES ('{copy}')");
            if (record is not null)
                File.WriteAllText(Path.Combine(Folder, copy + ".json"), record);
        }

        Assert.Null(own.ChooseNewest());
        Assert.Empty(own.List());
        Assert.Equal(copies.AsEnumerable().Reverse(), own.ListUnrecorded().Select(copy => copy.Name));
        Assert.All(own.ListUnrecorded(), copy => Assert.False(copy.IsRecorded));
        var made = Enumerable.Range(0, 3).Select(_ => own.Create()).ToList()[2];
        Assert.Equal(new DateTime(2026, 11, 22), made.CreatedAt.Date);
        Assert.Equal(2, own.List().Count);
        Assert.Equal(4, own.ListUnrecorded().Count);
        own.Restore(copies[0]);
        Assert.Equal(copies[0], Content("one/app.db"));
    }

    [Theory]
    [InlineData("UPDATE t SET v = 'two/app.db'")]
    [InlineData("CREATE TABLE further (v)")]
    public void ABackupThatWasChanged_IsNotTheOneThatWasMade(string change)
    {
        var own = Make("one/app.db");
        var (older, newer) = (own.Create(), own.Create());
        new DatabaseFile(newer.Path).Execute(change);

        Assert.NotNull(own.Verify(newer.Name));
        Refusal.Of(ErrorCodes.BackupUnusable, () => own.Restore(newer.Name));
        Assert.Equal(older, own.ChooseNewest());
    }

    [Fact]
    public void List_DatabaseAndBackupsWereMovedTogether_StillTellsThem()
    {
        Make("one/app.db").Create();
        Directory.CreateDirectory(_folder.File("elsewhere"));
        Directory.Move(_folder.File("one"), _folder.File("elsewhere/one"));
        Directory.Move(Folder, _folder.File("elsewhere/backups"));

        var moved = new BackupManager(
            Database("elsewhere/one/app.db"),
            new MigrationOptions { Backup = new BackupOptions { Folder = "../backups" } }
        );

        Assert.Single(moved.List());
    }

    private BackupOptions Options => new() { Folder = Folder, Keep = 2 };

    private BackupManager Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
        if (!File.Exists(_folder.File(path)))
            new DatabaseFile(_folder.File(path)).Execute($"CREATE TABLE t (v); INSERT INTO t VALUES ('{path}')");
        return new BackupManager(Database(path), new MigrationOptions { Backup = Options }, clock: _clock);
    }

    private SqliteDatabase Database(string path) =>
        new(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_folder.File(path)}" });

    private string? Content(string path) => new DatabaseFile(_folder.File(path)).Scalar("SELECT v FROM t");
}
