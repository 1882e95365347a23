using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Writes files that contain a copy of a database, and opens them as immutable, so that no other files are created next to them.
/// </summary>
internal sealed class CopyFiles(SqliteDatabaseOptions options)
{
    /// <summary>The files that SQLite creates next to a database.</summary>
    public static readonly IReadOnlyList<string> Companions = ["-wal", "-shm", "-journal"];

    /// <summary>Opens a copy to read it.</summary>
    public SqliteConnection Open(string path) => Open(Source(path), SqliteOpenMode.ReadOnly);

    /// <summary>Opens a copy to read it through the engine.</summary>
    public SqliteSession OpenSession(string path)
    {
        var settings = Settings(Source(path), SqliteOpenMode.ReadOnly);
        var alone = options with { AttachedDatabases = new Dictionary<string, string>(), WriteAheadLog = null };
        var session = new SqliteSession(settings.ConnectionString, alone, isNew: false, isFree: true, onlyReads: true);
        try
        {
            session.Connect(SqliteOpenMode.ReadOnly);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Writes the content of a connection's database into an empty temporary file, without flushing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">The connection.</param>
    /// <param name="what">The purpose, for <see cref="LongWork"/>.</param>
    /// <param name="whenRestarted">As for <see cref="Write"/>.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    public void Fill(string path, sqlite3 source, string what, Action? whenRestarted, CancellationToken cancellationToken)
    {
        using var target = Open(path, SqliteOpenMode.ReadWrite);
        target.Scalar("PRAGMA journal_mode = OFF");
        target.Scalar("PRAGMA synchronous = OFF");
        using var pages = new PageCopy(source, target.Handle!, options.LockTimeout);
        using var work = options.Work.Begin(what, () => pages.Share);
        pages.Run(cancellationToken, whenRestarted: whenRestarted);
    }

    /// <summary>Writes the content of a connection's database into a new file, and flushes it.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="source">The connection.</param>
    /// <param name="model">The file whose owner and access rights the copy gets.</param>
    /// <param name="what">The purpose, for <see cref="LongWork"/>.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <param name="whenRestarted">Blocks writers if their writes have restarted the copy too often; null if they cannot.</param>
    public void Write(
        string path,
        sqlite3 source,
        string model,
        string what,
        CancellationToken cancellationToken,
        Action? whenRestarted = null
    )
    {
        Create(path);
        using (var target = Open(path, SqliteOpenMode.ReadWrite))
        {
            // An incomplete copy is deleted, so it needs no journal; it is flushed once, below.
            target.Scalar("PRAGMA journal_mode = OFF");
            target.Scalar("PRAGMA synchronous = OFF");
            using var pages = new PageCopy(source, target.Handle!, options.LockTimeout);
            // Flushing continuously prevents a long flush at the end from delaying a cancellation.
            using var work = options.Work.Begin(what, () => pages.Share);
            using var flushed = new FileStream(
                path,
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0
            );
            pages.Run(cancellationToken, () => flushed.Flush(flushToDisk: true), whenRestarted, () => pages.Tell(options.Work, path));
        }

        foreach (var companion in Companions)
            File.Delete(path + companion);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        Finish(file, model);
    }

    /// <summary>Gives a complete file the owner and the access rights of its model, and flushes it.</summary>
    public static void Finish(FileStream file, string model)
    {
        if (!OperatingSystem.IsWindows())
        {
            FileOwner.Copy(model, file.SafeFileHandle);
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(model));
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>Deletes a copy and the files next to it.</summary>
    public static void Delete(string path)
    {
        foreach (var file in Companions.Select(companion => path + companion).Append(path))
            File.Delete(file);
    }

    /// <summary>Reading the length opens no handle.</summary>
    public static bool HasContent(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <summary>Creates an empty file with the owner and the access rights of another, unless it already exists.</summary>
    public static void CreateLike(string path, string model)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            Finish(file, model);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another program was faster. Its file is opened only by SQLite: closing a handle of it would drop the locks of this process.
        }
    }

    /// <summary>Creates an empty file that only this user may read; once complete, it gets the access rights of its model.</summary>
    public static void Create(string path)
    {
        var creation = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, creation).Dispose();
    }

    /// <summary>
    /// Creates an empty file with the owner and the access rights of another, which this user may write to. If the owner cannot be set,
    /// nobody else may read it, because the same rights would apply to other users.
    /// </summary>
    public static void CreatePrivateLike(string path, string model)
    {
        Create(path);
        if (OperatingSystem.IsWindows() || !File.Exists(model))
            return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        FileOwner.Copy(model, file.SafeFileHandle);
        if (FileStatus.Of(path) is { } own && FileStatus.Of(model) is { } other && (own.Owner, own.Group) == (other.Owner, other.Group))
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(model) | UnixFileMode.UserWrite);
    }

    private static string Source(string path) => $"file:{Uri.EscapeDataString(path)}?immutable=1";

    private SqliteConnection Open(string source, SqliteOpenMode mode) =>
        PreparedConnection.Open(Settings(source, mode).ConnectionString, options, mode == SqliteOpenMode.ReadOnly);

    /// <summary>A copy of an encrypted database is encrypted with the same password.</summary>
    private SqliteConnectionStringBuilder Settings(string source, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
        };
        if (new SqliteConnectionStringBuilder(options.ConnectionString).Password is { Length: > 0 } password)
            settings.Password = password;
        return settings;
    }
}
