using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Gives files and folders the owner and the group of others: an administrator works on databases of other users, who must be able to open what he
/// leaves. Only Linux tells here who owns a file; elsewhere nothing is done. Others than an administrator may not give files away; then the
/// file stays theirs.
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
