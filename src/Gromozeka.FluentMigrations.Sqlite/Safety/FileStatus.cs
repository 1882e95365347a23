using System.Runtime.InteropServices;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>File information from the system, without opening the file (man7.org/linux/man-pages/man2/statx.2.html).</summary>
/// <param name="Owner">The ID of the owner.</param>
/// <param name="Group">The ID of the group.</param>
/// <param name="IsOrdinary">Whether it is an ordinary file, not a folder, pipe or device.</param>
/// <param name="Device">The number of its device.</param>
/// <param name="Number">Its inode number, the same for all names of the file.</param>
internal readonly unsafe partial record struct FileStatus(uint Owner, uint Group, bool IsOrdinary, ulong Device, ulong Number)
{
    private const int CurrentFolder = -100;
    private const uint KindOwnerGroupAndNumber = 0x1 | 0x8 | 0x10 | 0x100;

    // struct statx is the same on all processors.
    private const int Size = 256;
    private const int OwnerAt = 20;
    private const int GroupAt = 24;
    private const int ModeAt = 28;
    private const int NumberAt = 32;
    private const int DeviceAt = 136;

    private const int Kind = 0xF000;
    private const int Ordinary = 0x8000;

    /// <returns>Null if nothing exists there, or the system is not Linux.</returns>
    public static FileStatus? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var status = stackalloc byte[Size];
        try
        {
            return Status(CurrentFolder, path, 0, KindOwnerGroupAndNumber, status) == 0
                ? new FileStatus(
                    *(uint*)(status + OwnerAt),
                    *(uint*)(status + GroupAt),
                    (*(ushort*)(status + ModeAt) & Kind) == Ordinary,
                    *(ulong*)(status + DeviceAt),
                    *(ulong*)(status + NumberAt)
                )
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether two paths refer to the same file.</summary>
    public static bool AreSame(string path, string other) => Of(path) is { } one && Of(other) is { } two && one.IsSame(two);

    public bool IsSame(FileStatus other) => (Device, Number) == (other.Device, other.Number);

    /// <summary>Whether the path is something other than an ordinary file. Opening a pipe would wait for its other end.</summary>
    public static bool IsObstacle(string path) => OperatingSystem.IsLinux() ? Of(path) is { IsOrdinary: false } : Directory.Exists(path);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int folder, string path, int flags, uint mask, byte* status);
}
