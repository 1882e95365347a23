using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Backups;

/// <summary>A database that is named through links is the file that they lead to.</summary>
public sealed class LinkedDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DatabaseFile _file;

    public LinkedDatabaseTests()
    {
        Directory.CreateDirectory(_folder.File("real/deep"));
        Directory.CreateDirectory(_folder.File("other"));
        _file = new DatabaseFile(_folder.File("real/deep/app.db"));
    }

    /// <summary>Ways to name it.</summary>
    public static TheoryData<string, string> Ways =>
        new()
        {
            { "a link to the file", "other/app.db" },
            { "a link of another name", "other/of-another.name" },
            { "a link to a link", "other/chain" },
            { "a relative link", "other/relative" },
            { "a link to its folder", "to-folder/app.db" },
            { "a link to a folder above", "to-above/deep/app.db" },
            { "the folder above a link's target", "to-folder/../deep/app.db" },
            { "a link in a linked folder", "to-folder/again" },
        };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void Name_IsTheFileItself(string way, string path)
    {
        Make();

        Assert.Equal((way, _file.Path), (way, Database(path).Name));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Restore_ThroughLinks_RestoresTheFileItself(string way, string path)
    {
        Make();
        var backups = Backups(path);
        var backup = backups.Create();
        _file.Execute("UPDATE t SET v = 'later'");

        var report = backups.Restore(backup.Name);

        Assert.Equal((way, "first"), (way, _file.Scalar("SELECT v FROM t")));
        Assert.Equal("later", new DatabaseFile(report.Saved!.Path).Scalar("SELECT v FROM t"));
        Assert.Equal("first", new DatabaseFile(_folder.File(path)).Scalar("SELECT v FROM t"));
        Assert.All(Links, link => Assert.NotNull(new FileInfo(link).LinkTarget));
        Assert.Equal(_folder.File("real/deep/backups"), backups.Folder);
        Assert.Equal(
            ["app.db", "app.db.lock"],
            Directory
                .GetFiles(_folder.File("real/deep"))
                .Where(file => new FileInfo(file).LinkTarget is null)
                .Select(Path.GetFileName)
                .Order()
        );
        Assert.Equal(Backups("real/deep/app.db").List(), backups.List());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Restore_DamagedFileThroughLinks_ReplacesTheFileItself(string way, string path)
    {
        Make();
        var backup = Backups(path).Create();
        File.WriteAllText(_file.Path, "no database, but a text that is long enough to be looked at as one");

        var report = Backups(path).Restore(backup.Name);

        Assert.Equal((way, "first"), (way, _file.Scalar("SELECT v FROM t")));
        Assert.StartsWith(_file.Path + ".replaced-", report.SetAside, StringComparison.Ordinal);
        Assert.All(Links, link => Assert.NotNull(new FileInfo(link).LinkTarget));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Lock_IsOneForAllPaths(string way, string path)
    {
        Make();
        using var held = Database("real/deep/app.db").Lock.TryAcquire();

        Assert.NotNull(held);
        Assert.Equal((way, null), (way, Database(path).Lock.TryAcquire()));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Verify_TheDatabaseItself_IsTold(string way, string path)
    {
        Make();

        Assert.Equal((way, "it is the database itself"), (way, Backups("real/deep/app.db").Verify(_folder.File(path))));
        Refusal.Of(ErrorCodes.BackupUnusable, () => Backups(path).Restore(_file.Path));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Migrate_NoFileAtTheEndOfTheLinks_MakesItThere(string way, string path)
    {
        MakeLinks();
        using var services = new ServiceCollection().AddSingleton(new Script()).BuildServiceProvider();

        new MigrationManager(Database(path), Bed.Options(Bed.One), services).Migrate();

        Assert.Equal((way, "1"), (way, _file.Scalar("SELECT max(Version) FROM VersionInfo")));
        Assert.All(Links, link => Assert.NotNull(new FileInfo(link).LinkTarget));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Restore_NoFileAtTheEndOfTheLinks_MakesItThere(string way, string path)
    {
        Make();
        var backup = Backups(path).Create();
        File.Delete(_file.Path);

        Assert.Null(Backups(path).Restore(backup.Name).Saved);

        Assert.Equal((way, "first"), (way, _file.Scalar("SELECT v FROM t")));
        Assert.All(Links, link => Assert.NotNull(new FileInfo(link).LinkTarget));
    }

    [Fact]
    public void Backups_InALinkedFolder_AreThoseOfTheFolder()
    {
        Make();
        Directory.CreateDirectory(_folder.File("disk"));
        Directory.CreateSymbolicLink(_folder.File("real/deep/backups"), _folder.File("disk"));

        var backup = Backups("real/deep/app.db").Create();

        Assert.Equal(_folder.File("disk"), Path.GetDirectoryName(backup.Path));
        Assert.Equal(backup, Backups("other/app.db").Restore(backup.Name).Backup);
    }

    [Fact]
    public void Name_LinksInACircle_IsThePathItself()
    {
        File.CreateSymbolicLink(_folder.File("one"), _folder.File("two"));
        File.CreateSymbolicLink(_folder.File("two"), _folder.File("one"));

        Assert.Equal(_folder.File("one"), Database("one").Name);
        Refusal.Of(ErrorCodes.CannotOpen, () => Database("one").Open(SessionAccess.Write).EnsureCreated());
    }

    private IEnumerable<string> Links =>
        new[]
        {
            "other/app.db",
            "other/of-another.name",
            "other/chain",
            "other/relative",
            "to-folder",
            "to-above",
            "real/deep/again",
        }.Select(_folder.File);

    private void Make()
    {
        _file.Execute("CREATE TABLE t (v); INSERT INTO t VALUES ('first')");
        MakeLinks();
    }

    private void MakeLinks()
    {
        File.CreateSymbolicLink(_folder.File("other/app.db"), _file.Path);
        File.CreateSymbolicLink(_folder.File("other/of-another.name"), _file.Path);
        File.CreateSymbolicLink(_folder.File("other/chain"), _folder.File("other/app.db"));
        File.CreateSymbolicLink(_folder.File("other/relative"), "../real/deep/app.db");
        Directory.CreateSymbolicLink(_folder.File("to-folder"), _folder.File("real/deep"));
        Directory.CreateSymbolicLink(_folder.File("to-above"), "real");
        File.CreateSymbolicLink(_folder.File("real/deep/again"), "../deep/app.db");
    }

    private SqliteDatabase Database(string path) =>
        new(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_folder.File(path)}" });

    private BackupManager Backups(string path) => new(Database(path), new MigrationOptions());
}
