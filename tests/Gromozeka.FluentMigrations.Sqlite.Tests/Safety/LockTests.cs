namespace Gromozeka.FluentMigrations.Sqlite.Safety;

public sealed class LockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TryAcquire_OfAFile_ExcludesOthersInTheProcessUntilItIsDisposed()
    {
        var (one, other) = (new SqliteFileLock(_folder.File("a.db")), new SqliteFileLock(_folder.File("a.db")));

        var held = one.TryAcquire();

        Assert.NotNull(held);
        Assert.Null(other.TryAcquire());
        Assert.Null(one.TryAcquire());
        held.Dispose();
        held.Dispose();
        using var next = other.TryAcquire();
        Assert.NotNull(next);
        Assert.Null(one.TryAcquire());
    }

    [Fact]
    public void TryAcquire_EverybodyMayLockTheFile()
    {
        if (OperatingSystem.IsWindows())
            return; // Rights are inherited from the folder there.
        using var held = new SqliteFileLock(_folder.File("a.db")).TryAcquire();

        const UnixFileMode write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        Assert.Equal(write, File.GetUnixFileMode(_folder.File("a.db.lock")) & write);
    }

    [Fact]
    public void TryAcquire_NoFolder_IsAnErrorThatNamesIt()
    {
        var error = Assert.Throws<MigrationException>(() => new SqliteFileLock(_folder.File("none/a.db")).TryAcquire());

        Assert.Equal(ErrorCodes.CannotOpen, error.Code);
    }

    [Fact]
    public void TryAcquire_AFolderInTheWay_IsAnErrorThatNamesTheFile()
    {
        Directory.CreateDirectory(_folder.File("a.db.lock"));

        var error = Assert.Throws<MigrationException>(() => new SqliteFileLock(_folder.File("a.db")).TryAcquire());

        Assert.Equal(ErrorCodes.LockFileObstructed, error.Code);
        Assert.Contains("a.db.lock", error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void TryAcquire_OfASharedDatabaseInMemory_ExcludesOthers()
    {
        var (one, other) = (Memory("Data Source=shared;Mode=Memory;Cache=Shared"), Memory("Data Source=shared;Mode=Memory;Cache=Shared"));

        using (one.Lock.TryAcquire())
        {
            Assert.Null(other.Lock.TryAcquire());
            Assert.Contains("in this process", other.Lock.Holder, StringComparison.Ordinal);
        }

        Assert.Null(one.Lock.Holder);
        using var next = other.Lock.TryAcquire();
        Assert.NotNull(next);
    }

    [Fact]
    public void TryAcquire_OfAPrivateDatabaseInMemory_NeedsNone()
    {
        using var one = Memory("Data Source=:memory:").Lock.TryAcquire();
        using var other = Memory("Data Source=:memory:").Lock.TryAcquire();

        Assert.NotNull(one);
        Assert.NotNull(other);
    }

    private static SqliteDatabase Memory(string connectionString) =>
        SqliteDatabase.OfOneSession(new SqliteDatabaseOptions { ConnectionString = connectionString });
}
