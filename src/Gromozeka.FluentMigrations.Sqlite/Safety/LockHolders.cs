using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Which other process holds one of SQLite's locks on a database, where the operating system tells (man7.org/linux/man-pages/man5/proc_locks.5.html).
/// Opens nothing of the database.
/// </summary>
internal static class LockHolders
{
    private const string Locks = "/proc/locks";

    // 1: POSIX ADVISORY WRITE 1234 08:01:5678 1073741824 1073741824
    private const int Kind = 3;
    private const int Process = 4;
    private const int Place = 5;

    /// <returns>The process that keeps others waiting, or null when none is known.</returns>
    public static string? Find(string database) => Find(lines => Writer(lines, database) ?? Holder(lines, database, "READ"));

    /// <returns>The process that may write to a database, or has locked another file for itself; null when none is known.</returns>
    public static string? FindWriter(string path) => Find(lines => Writer(lines, path));

    /// <summary>A connection that reads holds a lock as well, but nobody waits for it while another one writes.</summary>
    private static string? Writer(List<string[]> lines, string path) => Holder(lines, path + "-shm", "WRITE") ?? Holder(lines, path, "WRITE");

    private static string? Find(Func<List<string[]>, string?> choose)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            var lines = File.ReadLines(Locks).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > Place).ToList();
            return choose(lines) is { } number ? $"process {number} ({Name(number)})" : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Holder(List<string[]> lines, string path, string kind)
    {
        if (FileStatus.Of(path) is not { } file)
            return null;
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var place = string.Create(CultureInfo.InvariantCulture, $":{file.Number}");
        // A process of another container has no number here.
        return lines.Where(words => words[Kind] == kind && words[Place].EndsWith(place, StringComparison.Ordinal) && words[Process] != own && words[Process][0] is not ('-' or '0'))
            .Select(words => words[Process])
            .FirstOrDefault();
    }

    private static string Name(string process) => File.ReadAllText($"/proc/{process}/comm").Trim();
}
