using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Victim;

/// <summary>
/// Puts a fail point before each write, truncation, flush and deletion of SQLite's (https://www.sqlite.org/vfs.html): the default VFS opens
/// files as ever, and each gets a copy of its table of methods with these in place.
/// </summary>
internal static unsafe class DiskFaults
{
    private const int Full = 13;

    // The places of the methods in struct sqlite3_vfs and struct sqlite3_io_methods, counted in pointers.
    private const int VfsOpen = 5;
    private const int VfsDelete = 6;
    private const int FileWrite = 3;
    private const int FileTruncate = 4;
    private const int FileSync = 5;
    private const int FileMethods = 19;

    // Behind a copy of the methods: where the original is, and how many writes are left before one counts.
    private const int OriginalMethods = FileMethods;
    private const int WritesLeft = FileMethods + 1;

    /// <summary>Pages of a backup are copied one after the other, by the hundred: one point for so many.</summary>
    private const int BulkWrites = 32;

    private static delegate* unmanaged[Cdecl]<nint, byte*, nint**, int, int*, int> s_open;
    private static delegate* unmanaged[Cdecl]<nint, byte*, int, int> s_delete;

    /// <summary>Does it, once, before the first connection.</summary>
    public static void Install()
    {
        Batteries_V2.Init();
        var vfs = (nint*)Find(null);
        s_open = (delegate* unmanaged[Cdecl]<nint, byte*, nint**, int, int*, int>)vfs[VfsOpen];
        s_delete = (delegate* unmanaged[Cdecl]<nint, byte*, int, int>)vfs[VfsDelete];
        vfs[VfsOpen] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint**, int, int*, int>)&Open;
        vfs[VfsDelete] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, int>)&Delete;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static extern nint Find(byte* name);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(nint vfs, byte* name, nint** file, int flags, int* outFlags)
    {
        var result = s_open(vfs, name, file, flags, outFlags);
        if (result != raw.SQLITE_OK || *file == null)
            return result;
        var methods = (nint*)NativeMemory.Alloc((FileMethods + 2) * (nuint)sizeof(nint));
        new ReadOnlySpan<nint>(*file, FileMethods).CopyTo(new Span<nint>(methods, FileMethods));
        methods[OriginalMethods] = (nint)(*file);
        methods[WritesLeft] = IsBulk(name) ? 1 : -1;
        methods[FileWrite] = (nint)(delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)&Write;
        methods[FileTruncate] = (nint)(delegate* unmanaged[Cdecl]<nint**, long, int>)&Truncate;
        methods[FileSync] = (nint)(delegate* unmanaged[Cdecl]<nint**, int, int>)&Sync;
        *file = methods;
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint** file, byte* bytes, int count, long offset)
    {
        var write = (delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)Original(file)[FileWrite];
        if (IsBetweenPoints(*file))
            return write(file, bytes, count, offset);
        return FailPoints.PassWrite(() => write(file, bytes, count / 2, offset)) ? Full : write(file, bytes, count, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(nint** file, long size)
    {
        FailPoints.Pass();
        return ((delegate* unmanaged[Cdecl]<nint**, long, int>)Original(file)[FileTruncate])(file, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(nint** file, int flags)
    {
        FailPoints.Pass();
        return ((delegate* unmanaged[Cdecl]<nint**, int, int>)Original(file)[FileSync])(file, flags);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(nint vfs, byte* name, int syncFolder)
    {
        FailPoints.Pass();
        return s_delete(vfs, name, syncFolder);
    }

    private static nint* Original(nint** file) => (nint*)(*file)[OriginalMethods];

    private static bool IsBulk(byte* name) =>
        Marshal.PtrToStringUTF8((nint)name) is { } path
        && (path.EndsWith(".partial", StringComparison.Ordinal) || path.EndsWith(".restoring", StringComparison.Ordinal));

    private static bool IsBetweenPoints(nint* methods)
    {
        if (methods[WritesLeft] < 0 || FailPoints.IsDiskFull)
            return false;
        if (--methods[WritesLeft] > 0)
            return true;
        methods[WritesLeft] = BulkWrites;
        return false;
    }
}
