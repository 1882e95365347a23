using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Safety;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Copies with SQLite's online backup (https://www.sqlite.org/backup.html). The database is only ever opened through SQLite: on POSIX
/// systems closing any other handle of the file would drop the locks of every connection of the process
/// (https://www.sqlite.org/howtocorrupt.html, 2.2). Copies are opened as immutable files: nothing is left beside them.
/// </summary>
internal sealed class SqliteBackup(SqliteDatabase database, SqliteDatabaseOptions options) : IDatabaseBackup
{
    private const int PagesAtATime = 1024;

    private const int InstructionsBetweenLooks = 100_000;

    private static readonly string[] Companions = ["-wal", "-shm", "-journal"];

    public string File => database.Name;

    private string Folder => Path.GetDirectoryName(File)!;

    public long NeededBytes()
    {
        using var session = database.Open(SessionAccess.Read);
        return session.IsNew ? 0 : session.Number("PRAGMA page_count") * session.Number("PRAGMA page_size");
    }

    public long FreeBytes(string folder) => options.FreeBytes(folder);

    public void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, System.IO.File.GetUnixFileMode(Folder));
        FolderEntries.Flush(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!);
    }

    public void Rename(string path, string newPath)
    {
        System.IO.File.Move(path, newPath);
        FolderEntries.Flush(Path.GetDirectoryName(newPath)!);
    }

    public void Copy(string path, CancellationToken cancellationToken)
    {
        using var session = (SqliteSession)database.Open(SessionAccess.Read);
        // In one read transaction, so that nobody's write makes the copying begin again.
        session.BeginRead();
        CopyInto(path, session.Handle, File, cancellationToken);
    }

    public IntegrityReport Check(string path, bool thorough, CancellationToken cancellationToken)
    {
        try
        {
            using var connection = OpenCopy(path);
            using var interruption = Interrupt(connection, cancellationToken);
            return new FileCheck(connection, thorough).Run();
        }
        catch (SqliteException cause)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return IntegrityReport.Damaged(cause.Message);
        }
    }

    public string ContentHash(string path, IReadOnlyCollection<string> ignored, CancellationToken cancellationToken)
    {
        using var connection = OpenCopy(path);
        using var interruption = Interrupt(connection, cancellationToken);
        try
        {
            return SqliteContent.Hash(connection, ignored);
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public string? FindUser()
    {
        // The driver keeps closed connections open for reuse; they are nobody's.
        SqliteConnection.ClearAllPools();
        return FileUsers.Find(File);
    }

    /// <summary>Leaving write-ahead-log mode and an exclusive transaction both fail while another connection is at work.</summary>
    public bool TryTakeAlone()
    {
        try
        {
            using var connection = database.Connect(TimeSpan.FromSeconds(1));
            if (Text(connection, "PRAGMA journal_mode = DELETE") != "delete")
                return false;
            Text(connection, "BEGIN EXCLUSIVE");
            Text(connection, "ROLLBACK");
            return true;
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }
    }

    public bool Restore(string path, string? aside, CancellationToken cancellationToken)
    {
        var copy = File + ".restoring";
        try
        {
            Delete(copy);
            using (var source = OpenCopy(path))
                CopyInto(copy, source.Handle!, System.IO.File.Exists(File) ? File : path, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();

            // A journal or a log that belongs to another file damages the database, so they go first; when this process dies
            // in between, the old file is as it was without its log, and that is kept beside it.
            var isSetAside = false;
            foreach (var companion in Companions.Where(companion => System.IO.File.Exists(File + companion)))
            {
                if (aside is null || !HasContent(File + companion))
                {
                    System.IO.File.Delete(File + companion);
                    continue;
                }

                System.IO.File.Move(File + companion, aside + companion);
                isSetAside = true;
            }

            FolderEntries.Flush(Folder);
            // At no moment is there no file: a program that started then would make an empty one.
            if (aside is null || !HasContent(File))
            {
                System.IO.File.Move(copy, File, overwrite: true);
            }
            else
            {
                System.IO.File.Replace(copy, File, aside);
                isSetAside = true;
            }

            FolderEntries.Flush(Folder);
            return isSetAside;
        }
        finally
        {
            Delete(copy);
        }
    }

    private void CopyInto(string path, sqlite3 source, string model, CancellationToken cancellationToken)
    {
        Create(path);
        using (var target = Open(path, SqliteOpenMode.ReadWrite))
        {
            // What is not complete is thrown away, so it needs no journal; it is flushed below, once.
            Text(target, "PRAGMA journal_mode = OFF");
            Text(target, "PRAGMA synchronous = OFF");
            using var backup = raw.sqlite3_backup_init(target.Handle, "main", source, "main");
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(target.Handle), target.Handle);
            Step(backup, target, cancellationToken);
        }

        foreach (var companion in Companions)
            System.IO.File.Delete(path + companion);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(file.SafeFileHandle, System.IO.File.GetUnixFileMode(model));
        file.Flush(flushToDisk: true);
    }

    private void Step(sqlite3_backup backup, SqliteConnection target, CancellationToken cancellationToken)
    {
        var waiting = TimeProvider.System.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = raw.sqlite3_backup_step(backup, PagesAtATime);
            if (result == raw.SQLITE_DONE)
                return;
            if (result is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && TimeProvider.System.GetElapsedTime(waiting) < database.LockTimeout)
            {
                cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(20));
                continue;
            }

            if (result != raw.SQLITE_OK)
                SqliteException.ThrowExceptionForRC(result, target.Handle);
            waiting = TimeProvider.System.GetTimestamp();
        }
    }

    /// <summary>Makes an empty file that nobody but this user may read; when it is complete, it gets the access rights of its model.</summary>
    private static void Create(string path)
    {
        var creation = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, creation).Dispose();
    }

    private SqliteConnection OpenCopy(string path) => Open($"file:{Uri.EscapeDataString(path)}?immutable=1", SqliteOpenMode.ReadOnly);

    private SqliteConnection Open(string source, SqliteOpenMode mode) => PreparedConnection.Open(
        new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ConnectionString, options, mode == SqliteOpenMode.ReadOnly);

    /// <summary>Stops what runs on a connection, also what begins a moment after the cancellation.</summary>
    private static CancellationTokenRegistration Interrupt(SqliteConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        raw.sqlite3_progress_handler(connection.Handle, InstructionsBetweenLooks, _ => cancellationToken.IsCancellationRequested ? 1 : 0, null);
        return cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
    }

    private static string? Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private static bool HasContent(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    private static void Delete(string copy)
    {
        foreach (var file in Companions.Select(companion => copy + companion).Append(copy))
            System.IO.File.Delete(file);
    }
}
