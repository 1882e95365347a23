using System.Runtime.InteropServices;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Checks whether this user may write to a file or a folder. Asks the system (man7.org/linux/man-pages/man2/access.2.html), which opens
/// nothing, and takes into account administrator rights, read-only volumes and immutable files.
/// </summary>
internal static partial class WritePermission
{
    private const int Write = 2;

    /// <returns>Why not, in the system's words; null if the user may, or the system does not say.</returns>
    public static string? Obstacle(string path)
    {
        if (OperatingSystem.IsWindows())
            return new FileInfo(path) is { Exists: true, IsReadOnly: true } ? "Read-only file" : null;
        return Ask(path, Write) == 0 ? null : Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Ask(string path, int mode);
}
