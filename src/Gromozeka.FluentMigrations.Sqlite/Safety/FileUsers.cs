using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Which process has a file open, where the operating system tells (Linux). A connection that is idle and not in write-ahead-log mode
/// holds no lock that SQLite could see. Processes of other users are seen only by an administrator.
/// </summary>
internal static class FileUsers
{
    private const string Processes = "/proc";

    /// <returns>The process, or null when none is known.</returns>
    public static string? Find(string path)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(path))
            return null;
        // Not by its name: it may have others, in this folder or where the process has it mounted.
        if (FileStatus.Of(path) is not { } target)
            return null;
        return Directory.EnumerateDirectories(Processes)
            .Where(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _) && HasOpen(process, target))
            .Select(process => $"process {Path.GetFileName(process)} ({Name(process)}) has it open")
            .FirstOrDefault();
    }

    private static bool HasOpen(string process, FileStatus file)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(handle => FileStatus.Of(handle)?.IsSame(file) == true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Name(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return "ended meanwhile";
        }
    }
}
