using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// Gives files and folders the owner and the group of others: an administrator works on databases of other users, who must be able to open what he
/// leaves. Only Linux tells here who owns a file (man7.org/linux/man-pages/man2/statx.2.html); elsewhere nothing is done. Others than an
/// administrator may not give files away; then the file stays theirs.
/// </summary>
internal static unsafe partial class FileOwner
{
    private const int CurrentFolder = -100;
    private const uint OwnerAndGroup = 0x8 | 0x10;

    // struct statx is the same on all processors: 256 bytes, the owner from the 20th on.
    private const int Size = 256;
    private const int OwnerAt = 20;
    private const int GroupAt = 24;

    /// <summary>For an open file, so that nobody can put another in its place meanwhile.</summary>
    public static void Copy(string model, SafeFileHandle file)
    {
        if (Of(model) is { } ids)
            _ = ChangeFile((int)file.DangerousGetHandle(), ids.Owner, ids.Group);
    }

    /// <summary>For a folder; of a link, the link is changed.</summary>
    public static void CopyToFolder(string model, string folder)
    {
        if (Of(model) is { } ids)
            _ = ChangePath(folder, ids.Owner, ids.Group);
    }

    private static (uint Owner, uint Group)? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var status = stackalloc byte[Size];
        try
        {
            return Status(CurrentFolder, path, 0, OwnerAndGroup, status) == 0 ? (*(uint*)(status + OwnerAt), *(uint*)(status + GroupAt)) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeFile(int file, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangePath(string path, uint owner, uint group);
}
