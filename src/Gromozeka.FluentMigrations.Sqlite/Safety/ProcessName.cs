using System.Globalization;
using System.Text;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The name of another process, for messages (Linux).</summary>
internal static class ProcessName
{
    /// <summary>The kernel truncates names to this length (man7.org/linux/man-pages/man5/proc_pid_comm.5.html).</summary>
    private const int KernelLetters = 15;

    /// <summary>The process ID and the name: <c>process 12 (sqlite3)</c>.</summary>
    /// <param name="process">The process ID.</param>
    public static string Of(int process) => string.Create(CultureInfo.InvariantCulture, $"process {process} ({Name(process)})");

    private static string Name(int process)
    {
        try
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/");
            var name = File.ReadAllText(folder + "comm").TrimEnd('\n');
            var words = Encoding.UTF8.GetString(File.ReadAllBytes(folder + "cmdline")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
            if (name == "dotnet")
                return words.FirstOrDefault(word => word.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) is { } program
                    ? Path.GetFileNameWithoutExtension(program)
                    : name;
            return
                Encoding.UTF8.GetByteCount(name) == KernelLetters
                && words is [var first, ..]
                && Path.GetFileName(first) is var whole
                && whole.StartsWith(name, StringComparison.Ordinal)
                ? whole
                : name;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return "ended meanwhile";
        }
    }
}
