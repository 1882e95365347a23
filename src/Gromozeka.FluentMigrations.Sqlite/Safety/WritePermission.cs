using System.Runtime.InteropServices;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Checks whether this user may write to a file or a folder. Asks the system (man7.org/linux/man-pages/man2/access.2.html), which opens
/// nothing, and takes into account administrator rights, read-only volumes and immutable files.
/// </summary>
internal static partial class WritePermission
{
    private const int Write = 2;

    /// <summary>ENOENT.</summary>
    private const int NotThere = 2;

    /// <returns>
    /// Why not, in the words of the system. Null if the user may, the system does not say, or nothing is there any more: a process deletes
    /// its journal with each commit.
    /// </returns>
    public static string? Obstacle(string path)
    {
        if (OperatingSystem.IsWindows())
            return new FileInfo(path) is { Exists: true, IsReadOnly: true } ? "Read-only file" : null;
        if (Ask(path, Write) == 0)
            return null;
        var error = Marshal.GetLastPInvokeError();
        return error == NotThere ? null : Marshal.GetPInvokeErrorMessage(error);
    }

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Ask(string path, int mode);
}
