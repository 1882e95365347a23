using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Copies with SQLite's online backup (https://www.sqlite.org/backup.html). The database is only ever opened through SQLite: on POSIX
/// systems closing any other handle of the file would drop the locks of every connection of the process
/// (https://www.sqlite.org/howtocorrupt.html, 2.2). Copies are opened as immutable files: nothing is left next to them.
/// </summary>
internal sealed class SqliteBackup(SqliteDatabase database, SqliteDatabaseOptions options) : IFileBackup
{
    private const int InstructionsBetweenLooks = 100_000;

    private readonly CopyFiles _files = new(options);

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
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!;
        CreateFolder(parent);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, System.IO.File.GetUnixFileMode(Folder));
            FileOwner.CopyToFolder(Folder, folder);
        }

        FolderEntries.Flush(parent);
    }

    public string? FindWriteObstacle(string folder)
    {
        var parent = WriteAccess.ExistingPart(folder);
        return WritePermission.Obstacle(parent) is { } reason ? $"this user may not write to {parent}: {reason}" : null;
    }

    public void Write(string path, ReadOnlyMemory<byte> content)
    {
        CopyFiles.Create(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Write(content.Span);
        CopyFiles.Finish(file, File);
    }

    public void Rename(string path, string newPath)
    {
        System.IO.File.Move(path, newPath);
        FolderEntries.Flush(Path.GetDirectoryName(newPath)!);
    }

    public void Copy(string path, CancellationToken cancellationToken) =>
        Copy((source, whenRestarted) => _files.Write(path, source, File, $"backing up {File}", cancellationToken, whenRestarted));

    /// <summary>Copies the database as it is at one instant into an empty temporary file.</summary>
    public void CopyInto(string path, CancellationToken cancellationToken) =>
        Copy((source, whenRestarted) => _files.Fill(path, source, $"copying {File} for the dry run", whenRestarted, cancellationToken));

    private void Copy(Action<sqlite3, Action?> copy)
    {
        using var session = (SqliteSession)database.Open(SessionAccess.Read);
        // With a write-ahead log, others may write continuously: in one read transaction, their writes do not restart the copy.
        var hasLog = session.Connection.Scalar("PRAGMA journal_mode") is "wal";
        if (hasLog)
            session.BeginRead();
        copy(session.Handle, hasLog ? null : session.BeginRead);
    }

    public IntegrityReport Check(string path, bool thorough, CancellationToken cancellationToken)
    {
        if (UnfinishedLog.Beside(path) is { } log)
            return IntegrityReport.Damaged(log);
        try
        {
            using var connection = _files.Open(path);
            using var interruption = Interrupt(connection, cancellationToken);
            using var work = options.Work.Begin($"checking the integrity of {path}");
            return new FileCheck(connection, thorough).Run();
        }
        catch (SqliteException cause)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return IntegrityReport.Damaged(cause.Message);
        }
    }

    public string ContentHash(string path, IReadOnlyCollection<TableName> ignored, CancellationToken cancellationToken)
    {
        using var connection = _files.Open(path);
        using var interruption = Interrupt(connection, cancellationToken);
        try
        {
            return SqliteContent.Hash(connection, [.. ignored.Select(table => table.Name)]);
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public string? FindUser(string path)
    {
        // The driver keeps closed connections open for reuse; these do not count.
        SqliteConnection.ClearAllPools();
        return FileUsers.Find(path) is { } user ? $"{user} has it open" : null;
    }

    public IDatabaseSession OpenCopy(string path) => _files.OpenSession(path);

    public bool IsDatabase(string path) => path == File || FileStatus.AreSame(path, File);

    public string Locate(string path) => RealPath.Of(path);

    public bool IsDamaged(CancellationToken cancellationToken)
    {
        if (SqliteFaults.NotAFile(File) is { } obstacle)
            throw obstacle;
        if (!CopyFiles.HasContent(File))
            return CopyFiles.Companions.Any(companion => CopyFiles.HasContent(File + companion));
        try
        {
            using var session = database.Open(SessionAccess.Read, cancellationToken);
            using var interruption = Interrupt(((SqliteSession)session).Connection, cancellationToken);
            return session.CheckIntegrity().Damage is not null;
        }
        catch (MigrationException error) when (error.Code == ErrorCodes.Corrupt || error.Code == ErrorCodes.NotADatabase)
        {
            return true;
        }
        catch (SqliteException cause)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IntegrityTexts.Of(cause) == IntegrityFault.Damage)
                return true;
            // Incomplete changes of a program that died are rolled back when the file is opened for writing.
            if (cause.SqliteExtendedErrorCode == raw.SQLITE_READONLY_ROLLBACK)
                return false;
            throw;
        }
    }

    public IDatabaseRestore BeginRestore(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!System.IO.File.Exists(File))
            CopyFiles.CreateLike(File, path);
        var restore = new InPlaceRestore(database, options, _files, this, path);
        try
        {
            restore.Lock(cancellationToken);
            return restore;
        }
        catch
        {
            restore.Dispose();
            throw;
        }
    }

    public bool Replace(string path, string aside, CancellationToken cancellationToken)
    {
        var copy = File + ".restoring";
        try
        {
            CopyFiles.Delete(copy);
            using (var source = _files.Open(path))
                _files.Write(copy, source.Handle!, System.IO.File.Exists(File) ? File : path, $"restoring {File}", cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();

            // A journal or a log of another file damages the database, so they are moved first. If this process dies in between, the old
            // file is there without its log, which is kept next to it.
            var moved = new List<string>();
            try
            {
                MoveCompanions(aside, moved);
                FolderEntries.Flush(Folder);
                return Swap(copy, aside) || moved.Count > 0;
            }
            catch
            {
                foreach (var companion in moved)
                    System.IO.File.Move(aside + companion, File + companion);
                throw;
            }
            finally
            {
                FolderEntries.Flush(Folder);
            }
        }
        finally
        {
            CopyFiles.Delete(copy);
        }
    }

    private void MoveCompanions(string aside, List<string> moved)
    {
        foreach (var companion in CopyFiles.Companions.Where(companion => System.IO.File.Exists(File + companion)))
        {
            if (!CopyFiles.HasContent(File + companion))
            {
                System.IO.File.Delete(File + companion);
                continue;
            }

            System.IO.File.Move(File + companion, aside + companion);
            moved.Add(companion);
        }
    }

    /// <summary>The file exists at every moment: a program that starts in between would otherwise create an empty one.</summary>
    /// <returns>Whether the old file is kept.</returns>
    private bool Swap(string copy, string aside)
    {
        if (!CopyFiles.HasContent(File))
        {
            System.IO.File.Move(copy, File, overwrite: true);
            return false;
        }

        System.IO.File.Replace(copy, File, aside);
        return true;
    }

    /// <summary>
    /// Stops what runs on a connection, including what begins a moment after the cancellation; until the result is disposed, because the
    /// connection may be the host's.
    /// </summary>
    private static Interruption Interrupt(SqliteConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        raw.sqlite3_progress_handler(
            connection.Handle,
            InstructionsBetweenLooks,
            _ => cancellationToken.IsCancellationRequested ? 1 : 0,
            null
        );
        return new Interruption(connection, cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle)));
    }

    private sealed class Interruption(SqliteConnection connection, CancellationTokenRegistration registration) : IDisposable
    {
        public void Dispose()
        {
            registration.Dispose();
            raw.sqlite3_progress_handler(connection.Handle, 0, null, null);
        }
    }
}
