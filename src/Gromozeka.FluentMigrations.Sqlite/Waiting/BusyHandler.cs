using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>
/// Lets a <see cref="LockWait"/> decide how a connection waits for a lock (https://www.sqlite.org/c3ref/busy_handler.html). SQLite's own
/// handler sleeps for up to 100 ms between two attempts. SQLite does not call it if waiting would be a deadlock.
/// </summary>
internal static unsafe partial class BusyHandler
{
    private const string Library = "e_sqlite3";

    /// <summary>SQLite's own handler, for a library that cannot be called from here.</summary>
    private const int FallbackMilliseconds = 1000;

    private static readonly bool IsReachable = raw.GetNativeLibraryName() == Library && IsSameLibrary();

    /// <summary>Installs the handler; <paramref name="wait"/> must not be disposed before the connection is closed.</summary>
    public static void Install(sqlite3 connection, LockWait wait)
    {
        if (IsReachable)
            _ = SetHandler(connection.DangerousGetHandle(), &OnBusy, wait.Handle);
        else
            raw.sqlite3_busy_timeout(connection, FallbackMilliseconds);
    }

    /// <summary>A host may have loaded SQLite from elsewhere. The constants of the same library have the same address.</summary>
    private static bool IsSameLibrary()
    {
        try
        {
            fixed (byte* version = raw.sqlite3_libversion())
                return version == Version();
        }
        catch (TypeLoadException)
        {
            return false;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnBusy(nint wait, int tries) => ((LockWait)GCHandle.FromIntPtr(wait).Target!).TakeTurn() ? 1 : 0;

    [LibraryImport(Library, EntryPoint = "sqlite3_busy_handler")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int SetHandler(nint connection, delegate* unmanaged[Cdecl]<nint, int, int> handler, nint wait);

    [LibraryImport(Library, EntryPoint = "sqlite3_libversion")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial byte* Version();
}
