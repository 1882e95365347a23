using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Finds the process that has a file open, if the operating system shows it (Linux). An idle connection that is not in write-ahead-log mode
/// holds no lock that SQLite could detect. Only an administrator can see processes of other users.
/// </summary>
internal static class FileUsers
{
    private const string Processes = "/proc";

    /// <returns>The process, or null if none is known.</returns>
    public static string? Find(string path) => Users(path).Select(ProcessName.Of).FirstOrDefault();

    /// <returns>A process other than this one.</returns>
    public static string? FindOther(string path) =>
        Users(path).Where(process => process != Environment.ProcessId).Select(ProcessName.Of).FirstOrDefault();

    private static IEnumerable<int> Users(string path)
    {
        // Not by its name: the file may have other names, in this folder or in the mount namespace of the process.
        if (!OperatingSystem.IsLinux() || !File.Exists(path) || FileStatus.Of(path) is not { } target)
            return [];
        return Directory
            .EnumerateDirectories(Processes)
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) ? process : 0)
            .Where(process => process > 0 && IsUser(process, target));
    }

    /// <summary>
    /// A process that this one is starting has copies of all handles of this one, until it runs its own program. The handles are checked
    /// again, because the process may have begun to run its own program after the first check.
    /// </summary>
    private static bool IsUser(int process, FileStatus file) =>
        HasOpen(process, file) && !StartingProcess.Is(process, Environment.ProcessId) && HasOpen(process, file);

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
