using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Copies the owner and the group of a file or folder to another: an administrator works on databases of other users, who must be able to
/// open the new files. Only Linux shows the owner of a file here; elsewhere nothing is done. Without administrator rights the owner stays
/// the same.
/// </summary>
internal static partial class FileOwner
{
    /// <summary>For an open file, so that nobody can put another in its place meanwhile.</summary>
    public static void Copy(string model, SafeFileHandle file)
    {
        if (FileStatus.Of(model) is { } status)
            _ = ChangeFile((int)file.DangerousGetHandle(), status.Owner, status.Group);
    }

    /// <summary>For a folder; of a link, the link is changed.</summary>
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
