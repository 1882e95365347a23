using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gromozeka.FluentMigrations.Sqlite.Support;

/// <summary>
/// A disk that is full from a moment on: SQLite's own way to the file system (sqlite.org/vfs.html), in which writing to the files of one
/// database fails as it does when no room is left. Needs no rights, and fails at the write that is meant.
/// </summary>
internal static unsafe partial class SmallDisk
{
    private const int Full = 13;
    private const int OffsetOfOpen = 40;
    private const int OffsetOfWrite = 24;
    private const int SizeOfMethods = 8 + (18 * 8);

    private static readonly Lock Gate = new();

    // A database and its journal have different methods, because only one of them is locked.
    private static readonly Dictionary<nint, nint> Copies = [];
    private static delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int> _open;
    private static delegate* unmanaged[Cdecl]<nint, nint, int, long, int> _write;
    private static string? _path;
    private static int _writesLeft;

    /// <summary>Watches the files of a database that are opened from now on.</summary>
    /// <param name="path">The database.</param>
    public static void Watch(string path)
    {
        lock (Gate)
        {
            _path = path;
            Free();
            if (_open != null)
                return;
            var open = (nint*)(FindVfs(0) + OffsetOfOpen);
            _open = (delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int>)*open;
            *open = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int>)&Open;
        }
    }

    /// <summary>Lets the disk take some more writes, and then no other.</summary>
    public static void Fill(int writes) => _writesLeft = writes;

    /// <summary>Makes room again.</summary>
    public static void Free() => _writesLeft = int.MaxValue;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(nint vfs, byte* name, nint file, int flags, int* outFlags)
    {
        var result = _open(vfs, name, file, flags, outFlags);
        if (
            result != 0
            || name == null
            || _path is null
            || !Marshal.PtrToStringUTF8((nint)name)!.StartsWith(_path, StringComparison.Ordinal)
        )
            return result;
        var methods = *(nint*)file;
        lock (Gate)
        {
            if (!Copies.TryGetValue(methods, out var copy))
                Copies[methods] = copy = Copy(methods);
            *(nint*)file = copy;
        }

        return result;
    }

    private static nint Copy(nint methods)
    {
        var copy = Marshal.AllocHGlobal(SizeOfMethods);
        Buffer.MemoryCopy((void*)methods, (void*)copy, SizeOfMethods, SizeOfMethods);
        _write = (delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)(*(nint*)(copy + OffsetOfWrite));
        *(nint*)(copy + OffsetOfWrite) = (nint)(delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)&Write;
        return copy;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint file, nint data, int length, long offset) =>
        Interlocked.Decrement(ref _writesLeft) < 0 ? Full : _write(file, data, length, offset);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    private static partial nint FindVfs(nint name);
}
