using System.Globalization;
using System.Text;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// An operating system lock on a file next to the database. The kernel releases it when the process dies, however it dies. The file is
/// never deleted, because unlinking it would let two processes lock two files with one name. Its content is only informative.
/// </summary>
internal sealed class SqliteFileLock(string database) : IMigrationLock
{
    // After the text, so that others can read the text even if a locked region cannot be read (Windows).
    private const long LockedByte = 1 << 20;

    private const UnixFileMode Everybody =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite;

    // POSIX: the lock belongs to the process. A second handle in the same process would get the lock as well, and closing any handle
    // releases it. Therefore, within the process, the set decides; handles are opened and closed only under the gate, and none while one is
    // locked.
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, string> HeldHere = new(StringComparer.Ordinal);

    /// <summary>
    /// The locked file. Two paths of one database have the same lock, because <see cref="SqliteDatabase"/> resolves links.
    /// </summary>
    public string Path { get; } = database + ".lock";

    public string? Holder
    {
        get
        {
            lock (Gate)
            {
                var path = Path;
                return HeldHere.TryGetValue(path, out var here) ? here : Other(path);
            }
        }
    }

    /// <summary>Whether another process visibly holds the lock; only some systems show this. Opens nothing.</summary>
    public bool IsSeenHeld => LockHolders.IsLocked(Path, out _);

    public IDisposable? TryAcquire()
    {
        lock (Gate)
        {
            var path = Path;
            if (HeldHere.ContainsKey(path))
                return null;
            if (FileStatus.IsObstacle(path))
                throw SqliteFaults.NotALockFile(database, path);
            try
            {
                if (OpenLocked(path) is not { } file)
                    return null;
                var text = Describe();
                TryWrite(file, text + "\n");
                HeldHere.Add(path, text);
                return new Held(path, file);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                // A check before a run uses the same text.
                throw WriteAccess.Obstacle(database) ?? SqliteFaults.CannotLock(database, path, cause);
            }
        }
    }

    private static string Describe() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} ({AppDomain.CurrentDomain.FriendlyName}) on {Environment.MachineName}, "
                + $"since {DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}"
        );

    private FileStream? OpenLocked(string path)
    {
        var isNew = !File.Exists(path);
        FileStream? file = null;
        try
        {
            // If regions cannot be locked, the whole file is, by opening it exclusively; then nobody can read who holds it.
            var hasRegions = !OperatingSystem.IsMacOS() && !OperatingSystem.IsFreeBSD();
            file = new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                hasRegions ? FileShare.ReadWrite | FileShare.Delete : FileShare.None,
                bufferSize: 0
            );
            // Every user who may write to the database must be able to lock it, whoever locked it first. The file contains no secret.
            if (isNew && !OperatingSystem.IsWindows())
            {
                FileOwner.Copy(File.Exists(database) ? database : System.IO.Path.GetDirectoryName(path)!, file.SafeFileHandle);
                File.SetUnixFileMode(file.SafeFileHandle, Everybody);
            }

            if (!OperatingSystem.IsMacOS() && !OperatingSystem.IsFreeBSD())
                file.Lock(LockedByte, 1);
            return file;
        }
        catch (Exception cause)
        {
            file?.Dispose();
            if (cause is IOException taken && IsTaken(taken))
                return null;
            throw;
        }
    }

    /// <summary>EAGAIN (11 on Linux, 35 on the BSDs), and the lock and sharing violations of Windows.</summary>
    private static bool IsTaken(IOException cause) => (cause.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    /// <summary>The content is only informative: failing to write it, on a full disk, must not prevent the lock.</summary>
    private static void TryWrite(FileStream file, string text)
    {
        try
        {
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException) { }
    }

    /// <summary>
    /// The content was written by a run; the system knows who holds the lock now. The text is used if the system does not know the holder
    /// (unless its process is gone) or names the same process.
    /// </summary>
    private static string? Other(string path)
    {
        var text = Read(path);
        if (LockHolders.IsLocked(path, out var process) && process is { } number)
            return text?.StartsWith(string.Create(CultureInfo.InvariantCulture, $"process {number} ("), StringComparison.Ordinal) == true
                ? text
                : ProcessName.Of(number);
        return text is not null && !IsOfDead(text) ? text
            : FileUsers.FindOther(path) is { } user ? $"perhaps {user}, which has {System.IO.Path.GetFileName(path)} open,"
            : null;
    }

    private static bool IsOfDead(string text) =>
        OperatingSystem.IsLinux()
        && text.Split(' ') is [_, var process, _, _, ..]
        && text.Contains($" on {Environment.MachineName},", StringComparison.Ordinal)
        && !Directory.Exists("/proc/" + process);

    private static string? Read(string path)
    {
        if (FileStatus.IsObstacle(path))
            return null;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            return reader.ReadLine() is { Length: > 0 } line ? line : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void Free(string path, FileStream file)
    {
        lock (Gate)
        {
            TryWrite(file, "");
            file.Dispose();
            HeldHere.Remove(path);
        }
    }

    private sealed class Held(string path, FileStream file) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                Free(path, file);
        }
    }
}
