using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Copies the owner and the group of a file or folder to another: an administrator works on databases of other users, who must be able to
/// open the new files. Implemented only for Linux; does nothing on other systems. Without administrator rights the owner does not change.
/// </summary>
internal static partial class FileOwner
{
    /// <summary>For an open file, so that no other process can replace it meanwhile.</summary>
    public static void Copy(string model, SafeFileHandle file)
    {
        if (FileStatus.Of(model) is { } status)
            _ = ChangeFile((int)file.DangerousGetHandle(), status.Owner, status.Group);
    }

    /// <summary>For a folder; for a link, the link itself is changed.</summary>
    public static void CopyToFolder(string model, string folder)
    {
        if (FileStatus.Of(model) is { } status)
            _ = ChangePath(folder, status.Owner, status.Group);
    }

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeFile(int file, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangePath(string path, uint owner, uint group);
}
