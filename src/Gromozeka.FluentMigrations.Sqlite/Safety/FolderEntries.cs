using System.Runtime.InteropServices;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Flushes the names in a folder. After a file was flushed and renamed, a power failure may still lose the new name until the folder is
/// flushed too (man7.org/linux/man-pages/man2/fsync.2.html). SQLite does the same for its journals.
/// </summary>
internal static partial class FolderEntries
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Flushes the names to disk, if the system supports it. If a file system refuses, it is not tried again. Windows has no such call;
    /// NTFS journals names.
    /// </summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            return;
        _ = Sync(handle);
        _ = Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
