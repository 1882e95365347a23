namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>What a run could not write is found without opening or making a file.</summary>
public sealed class WriteAccessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FindWriteObstacle_WhereARunCanWrite_FindsNone()
    {
        new DatabaseFile(_folder.File("app.db")).Execute("CREATE TABLE t (a)");

        Assert.Null(Database("app.db").FindWriteObstacle());
        Assert.Null(Database("new.db").FindWriteObstacle());
        // The host may make the folders before the run.
        Assert.Null(Database("one/two/new.db").FindWriteObstacle());
        Assert.Equal(["app.db"], Names(_folder.Path));
    }

    /// <summary>Another process deletes its journal at each commit: also between two looks at it.</summary>
    [Fact]
    public void Obstacle_OfAFileThatIsGone_IsNone() => Assert.Null(WritePermission.Obstacle(_folder.File("app.db-journal")));

    [Fact]
    public void FindWriteObstacle_OfADatabaseInMemory_IsNone() =>
        Assert.Null(
            SqliteDatabase.OfOneSession(new SqliteDatabaseOptions { ConnectionString = "Data Source=:memory:" }).FindWriteObstacle()
        );

    [Fact]
    public void FindWriteObstacle_SomethingInThePlaceOfTheLockFile_IsThat()
    {
        Directory.CreateDirectory(_folder.File("app.db.lock"));

        Assert.Equal(ErrorCodes.LockFileObstructed, Database("app.db").FindWriteObstacle()!.Code);
    }

    [Theory]
    [InlineData("Data Source={0};Mode=ReadOnly")]
    [InlineData("Data Source=file:{0}?mode=ro")]
    [InlineData("Data Source=file:{0}?immutable=1")]
    public void FindWriteObstacle_AConnectionThatOnlyReads_IsThat(string text)
    {
        var database = new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = text.Replace("{0}", _folder.File("app.db"), StringComparison.Ordinal) }
        );

        Assert.Equal(ErrorCodes.ReadOnly, database.FindWriteObstacle()!.Code);
    }

    /// <summary>A disk that can only be read is read-only for an administrator as well.</summary>
    [NeedsMountFact]
    public void FindWriteObstacle_OnAReadOnlyDisk_IsEachFileThatIsInTheWay()
    {
        using var disk = new Mount(_folder.File("disk"), 4);
        foreach (var name in (string[])["locked.db", "locked.db.lock"])
            File.WriteAllText(_folder.File("disk/" + name), "");
        disk.MakeReadOnly();
        try
        {
            var names = Names(_folder.File("disk"));

            Assert.Contains(
                $"{_folder.File("disk/new.db.lock")} cannot be created: Read-only file system",
                Why("new.db", ErrorCodes.ReadOnly),
                StringComparison.Ordinal
            );
            Assert.Contains(
                $"{_folder.File("disk/locked.db.lock")} cannot be written to: ",
                Why("locked.db", ErrorCodes.ReadOnly),
                StringComparison.Ordinal
            );
            Assert.Contains(
                $"this user may not write to {_folder.File("disk")}: ",
                Why("one/new.db", ErrorCodes.CannotOpen),
                StringComparison.Ordinal
            );
            Assert.Contains(
                $"this user may not write to {_folder.File("disk")}: ",
                Backups("locked.db").FindWriteObstacle()!.Why,
                StringComparison.Ordinal
            );
            Assert.Null(Backups("locked.db", _folder.File("elsewhere/backups")).FindWriteObstacle());
            Assert.Equal(names, Names(_folder.File("disk")));
        }
        finally
        {
            disk.MakeWritable();
        }
    }

    private string Why(string name, ErrorCode code)
    {
        var error = Database("disk/" + name).FindWriteObstacle()!;
        Assert.Equal(code, error.Code);
        return error.Why;
    }

    private BackupManager Backups(string name, string folder = "backups") =>
        new(Database("disk/" + name), new MigrationOptions { Backup = new BackupOptions { Folder = folder } });

    private SqliteDatabase Database(string name) =>
        new(new SqliteDatabaseOptions { ConnectionString = $"Data Source={_folder.File(name)}" });

    private static List<string> Names(string folder) =>
        [.. Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
