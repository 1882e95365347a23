using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>A process between fork and exec (Linux).</summary>
internal static class StartingProcess
{
    /// <summary>The kernel's flag for "forked, but did not exec" (PF_FORKNOEXEC in include/linux/sched.h).</summary>
    private const uint ForkedNotExecuted = 0x40;

    /// <summary>Whether a process does not run its own program yet. .NET starts every process by fork and exec.</summary>
    /// <param name="process">The process ID.</param>
    /// <param name="parent">The process ID of the one that starts it.</param>
    public static bool Is(int process, int parent)
    {
        try
        {
            // After the name, which may have any characters: state, parent, and five more before the flags
            // (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html).
            var status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(fields[1], CultureInfo.InvariantCulture) == parent
                && (uint.Parse(fields[6], CultureInfo.InvariantCulture) & ForkedNotExecuted) != 0;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
