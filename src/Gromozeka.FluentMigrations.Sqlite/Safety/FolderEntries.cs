using System.Runtime.InteropServices;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// The names in a folder. Of a file that was flushed and renamed, the new name may still be lost with the power until the folder is flushed
/// as well (man7.org/linux/man-pages/man2/fsync.2.html). SQLite does the same for its journals.
/// </summary>
internal static partial class FolderEntries
{
    private const int ReadOnly = 0;

    /// <summary>
    /// Puts the names on the disk, where the system can. A file system that refuses is not asked twice: what could be done is done. Windows
    /// has no such call; NTFS keeps a journal of names.
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
