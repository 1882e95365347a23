using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Gromozeka.FluentMigrations.Tests.Backups;

/// <summary>What a restore moves aside is kept, whatever has been moved aside before, and whatever fails then.</summary>
public sealed class SetAsideTests : IDisposable
{
    private readonly Bed _bed = new() { Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 27, 7, 0, 0, TimeSpan.Zero)) };
    private readonly Backup _backup;

    public SetAsideTests()
    {
        _bed.Script.Up(1, migration => migration.Create.Table("t1").WithColumn("id").AsInt64());
        _bed.Manager(Bed.One).Migrate();
        _backup = Backups(_bed.File.Path).Create();
    }

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-journal")]
    public void Restore_TwiceInOneSecond_KeepsBothFiles(string companion)
    {
        var contents = (string[])["the first file, which is no database", "the second file, which is none either", "and a third"];

        var reports = contents
            .Select(content =>
            {
                File.WriteAllText(_bed.File.Path, content);
                if (companion.Length > 0)
                    File.WriteAllText(_bed.File.Path + companion, $"\0 log of {content}");
                return Backups(_bed.File.Path).Restore(_backup.Name);
            })
            .ToList();

        Assert.Equal(contents, reports.Select(report => File.ReadAllText(report.SetAside!)));
        if (companion.Length > 0)
            Assert.Equal(
                contents.Select(content => $"\0 log of {content}"),
                reports.Select(report => File.ReadAllText(report.SetAside + companion))
            );
        Assert.Equal(["t1"], _bed.File.Tables().Where(table => table != "VersionInfo"));
    }

    /// <summary>SQLite takes a journal up, and only then says that the file is no database.</summary>
    [Fact]
    public void Restore_DestroyedWithAJournal_SetsTheFileAside()
    {
        File.WriteAllText(_bed.File.Path, "no database at all");
        File.WriteAllText(_bed.File.Path + "-journal", "nor is that a journal");

        var report = Backups(_bed.File.Path).Restore(_backup.Name);

        Assert.Equal("no database at all", File.ReadAllText(report.SetAside!));
        Assert.Equal(["t1"], _bed.File.Tables().Where(table => table != "VersionInfo"));
        Assert.False(File.Exists(_bed.File.Path + "-journal"));
    }

    /// <summary>The name of the longest companion is longer than a name may be, so that only the others can be moved.</summary>
    [Fact]
    public void Restore_SomethingCannotBeMovedAside_PutsTheRestBack()
    {
        var database = _bed.PathOf(new string('x', 222) + ".db");
        var files = (string[])[database, database + "-wal", database + "-journal"];
        foreach (var file in files)
            File.WriteAllText(file, $"\0 content of {Path.GetExtension(file)}");

        Refusal.Of(ErrorCodes.BackupFailed, () => Backups(database).Restore(_backup.Path));

        Assert.Equal(files.Select(file => $"\0 content of {Path.GetExtension(file)}"), files.Select(File.ReadAllText));
        Assert.DoesNotContain(_bed.Files, file =>
            file.Contains(".replaced-", StringComparison.Ordinal) || file.EndsWith(".restoring", StringComparison.Ordinal)
        );
    }

    private BackupManager Backups(string path) =>
        new(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={path}" }),
            new MigrationOptions(),
            clock: _bed.Clock
        );
}
