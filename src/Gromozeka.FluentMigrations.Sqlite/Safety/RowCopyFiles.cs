using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// The temporary files of one copy: the copies of the database and its attached databases, the files that SQLite creates next to them, and
/// a lock file, which is created first and deleted last. The kernel releases the lock when the process dies, so files with an unlocked lock
/// file are leftovers, and files without a lock file belong to other programs.
/// </summary>
internal sealed class RowCopyFiles : IDisposable
{
    private const string Infix = ".dry-run-";
    private const string LockExtension = ".lock";

    private readonly IDisposable _lock;

    private RowCopyFiles(string path, IDisposable @lock) => (Path, _lock) = (path, @lock);

    /// <summary>The file of the copy.</summary>
    public string Path { get; }

    /// <summary>Reserves unused names next to a database.</summary>
    /// <exception cref="MigrationException">No file can be created there.</exception>
    public static RowCopyFiles Take(string database)
    {
        while (true)
        {
            var path = database + Infix + Guid.NewGuid().ToString("N");
            var files = TryLock(path);
            // Between its creation and its lock, another process may have treated the file as a leftover and deleted it.
            if (files is not null && File.Exists(path + LockExtension))
                return files;
            files?.Dispose();
        }
    }

    /// <summary>Deletes files that dead processes left next to a database.</summary>
    public static void DeleteLeft(string database)
    {
        try
        {
            var name = new Regex(
                $"^{Regex.Escape(System.IO.Path.GetFileName(database) + Infix)}[0-9a-f]{{32}}{Regex.Escape(LockExtension)}$"
            );
            foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(database)!, "*" + LockExtension))
            {
                if (name.IsMatch(System.IO.Path.GetFileName(file)))
                    TryLock(file[..^LockExtension.Length])?.Dispose();
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or MigrationException)
        {
            // A process with write access will delete it.
        }
    }

    /// <summary>Removes the names of such files from a text, because they are meaningless to the reader.</summary>
    public static string WithoutNames(string database, string text) =>
        new Regex($"{Regex.Escape(database + Infix)}[0-9a-f]{{32}}({Regex.Escape(LockExtension)}|[-.][a-z0-9-]+)?").Replace(
            text,
            "a temporary file next to the database"
        );

    /// <summary>The file of an attached database's copy.</summary>
    public string Attached(int index) => $"{Path}.{index}";

    /// <summary>Deletes the files, the lock file last.</summary>
    public void Dispose()
    {
        try
        {
            // Including the super-journal that SQLite creates for a transaction over several files ("-mj…").
            var folder = System.IO.Path.GetDirectoryName(Path)!;
            var lockFile = Path + LockExtension;
            foreach (
                var file in Directory
                    .GetFiles(folder, "*" + Infix + "*")
                    .Where(file => file.StartsWith(Path, StringComparison.Ordinal) && file != lockFile)
            )
                File.Delete(file);
            File.Delete(lockFile);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The next run deletes it.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private static RowCopyFiles? TryLock(string path) =>
        new SqliteFileLock(path).TryAcquire() is { } held ? new RowCopyFiles(path, held) : null;
}
