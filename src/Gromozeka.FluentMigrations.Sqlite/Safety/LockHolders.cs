using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Finds the process that holds a lock on a file, if the operating system shows it (man7.org/linux/man-pages/man5/proc_locks.5.html). Opens
/// no file of the database.
/// </summary>
internal static class LockHolders
{
    private const string Locks = "/proc/locks";

    // 1: POSIX ADVISORY WRITE 1234 08:01:5678 1073741824 1073741824
    private const int Kind = 3;
    private const int Process = 4;
    private const int Place = 5;
    private const int First = 6;

    // The bytes of the shared memory where a reading connection marks its snapshot (sqlite.org/walformat.html, WAL_READ_LOCK).
    private const int FirstReadMark = 123;
    private const int LastReadMark = 127;

    /// <returns>The process that blocks a database; null if none is known.</returns>
    public static FileUse? Find(string database) =>
        FindWriter(database) is { } writer ? new FileUse(writer, FileUseKind.Writes)
        : FindReader(database) is { } reader ? new FileUse(reader, FileUseKind.Reads)
        : FileUsers.FindOther(database) is { } user ? new FileUse(user, FileUseKind.IsOpen)
        : null;

    /// <returns>The process that writes to a database, or is about to; null if none is known.</returns>
    public static string? FindWriter(string database) => Named(Held(database + "-shm", "WRITE").Concat(Held(database, "WRITE")));

    /// <summary>
    /// Determines whether a process has locked a file exclusively. A holder that the system does not name counts as well: it is in another
    /// container, or the lock belongs to a handle instead of a process.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="process">Its process ID; null if it is not known.</param>
    public static bool IsLocked(string path, out int? process)
    {
        var locks = Held(path, "WRITE").ToList();
        process = locks.Select(Number).FirstOrDefault(number => number is not null);
        return locks.Count > 0;
    }

    /// <summary>With a write-ahead log, every connection holds a read lock on the file itself.</summary>
    private static string? FindReader(string database) =>
        Named(
            File.Exists(database + "-shm")
                ? Held(database + "-shm", "READ")
                    .Where(words =>
                        words.Length > First
                        && int.TryParse(words[First], CultureInfo.InvariantCulture, out var first)
                        && first is >= FirstReadMark and <= LastReadMark
                    )
                : Held(database, "READ")
        );

    private static string? Named(IEnumerable<string[]> locks) =>
        locks.Select(Number).FirstOrDefault(number => number is not null) is { } known ? ProcessName.Of(known) : null;

    /// <summary>The locks of other processes on a file.</summary>
    private static IEnumerable<string[]> Held(string path, string kind)
    {
        if (FileStatus.Of(path) is not { } file)
            return [];
        var place = string.Create(CultureInfo.InvariantCulture, $":{file.Number}");
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return Lines()
            .Where(words => words[Kind] == kind && words[Process] != own && words[Place].EndsWith(place, StringComparison.Ordinal));
    }

    private static List<string[]> Lines()
    {
        try
        {
            return OperatingSystem.IsLinux()
                ?
                [
                    .. File.ReadLines(Locks)
                        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        .Where(words => words.Length > Place),
                ]
                : [];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A process in another container has no ID here, and a lock of a handle has none at all.</summary>
    private static int? Number(string[] words) =>
        int.TryParse(words[Process], CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
