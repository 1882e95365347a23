using System.Globalization;
using System.Runtime.InteropServices;

namespace Gromozeka.TestHelpers;

/// <summary>SIGINT to programs that tests start.</summary>
public static class InterruptSignal
{
    private const int Number = 2;

    /// <summary>
    /// A shell starts what runs in the background with SIGINT ignored, and everything that is started from there inherits that: the tests, and the
    /// programs that they start. Ends that, if it is so.
    /// </summary>
    public static void ReachChildren()
    {
        if (OperatingSystem.IsLinux() && IsIgnored())
            _ = SetHandler(Number, 0);
    }

    private static bool IsIgnored()
    {
        var mask = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).Split('\t')[1];
        return (ulong.Parse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & (1UL << (Number - 1))) != 0;
    }

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint SetHandler(int signal, nint handler);
}
