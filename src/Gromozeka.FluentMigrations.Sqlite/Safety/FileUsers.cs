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
    public static string? Find(string path) => Users(path).Select(ProcessName.Of).FirstOrDefault();

    /// <returns>Another process than this one.</returns>
    public static string? FindOther(string path) =>
        Users(path).Where(process => process != Environment.ProcessId).Select(ProcessName.Of).FirstOrDefault();

    private static IEnumerable<int> Users(string path)
    {
        // Not by its name: it may have others, in this folder or where the process has it mounted.
        if (!OperatingSystem.IsLinux() || !File.Exists(path) || FileStatus.Of(path) is not { } target)
            return [];
        return Directory
            .EnumerateDirectories(Processes)
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) ? process : 0)
            .Where(process => process > 0 && HasOpen(process, target));
    }

    private static bool HasOpen(int process, FileStatus file)
    {
        try
        {
            return Directory
                .EnumerateFiles(string.Create(CultureInfo.InvariantCulture, $"{Processes}/{process}/fd"))
                .Any(handle => FileStatus.Of(handle)?.IsSame(file) == true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
