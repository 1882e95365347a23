using System.Runtime.InteropServices;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>SQLite functions that the driver's wrapper does not expose, called in the library that it has loaded.</summary>
internal sealed unsafe class NativeHooks
{
    /// <summary>A statement begins (sqlite.org/c3ref/c_trace.html).</summary>
    public const uint Begins = 1;

    /// <summary>A statement has ended.</summary>
    public const uint Ends = 2;

    private readonly delegate* unmanaged[Cdecl]<nint, uint, delegate* unmanaged[Cdecl]<uint, nint, nint, nint, int>, nint, int> _trace;
    private readonly delegate* unmanaged[Cdecl]<
        nint,
        delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, long, long, void>,
        nint,
        nint> _preupdate;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _depth;
    private readonly delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, int>, nint, nint> _commit;
    private readonly delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, void>, nint, nint> _rollback;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, int, void*, int> _control;
    private readonly delegate* unmanaged[Cdecl]<nint, nint> _sql;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _isReadOnly;
    private readonly delegate* unmanaged[Cdecl]<nint, nint, nint> _next;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _isBusy;

    private NativeHooks(nint library)
    {
        _trace = (delegate* unmanaged[Cdecl]<nint, uint, delegate* unmanaged[Cdecl]<uint, nint, nint, nint, int>, nint, int>)
            NativeLibrary.GetExport(library, "sqlite3_trace_v2");
        _sql = (delegate* unmanaged[Cdecl]<nint, nint>)NativeLibrary.GetExport(library, "sqlite3_sql");
        _isReadOnly = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "sqlite3_stmt_readonly");
        _next = (delegate* unmanaged[Cdecl]<nint, nint, nint>)NativeLibrary.GetExport(library, "sqlite3_next_stmt");
        _isBusy = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "sqlite3_stmt_busy");
        _commit = (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, int>, nint, nint>)
            NativeLibrary.GetExport(library, "sqlite3_commit_hook");
        _rollback = (delegate* unmanaged[Cdecl]<nint, delegate* unmanaged[Cdecl]<nint, void>, nint, nint>)
            NativeLibrary.GetExport(library, "sqlite3_rollback_hook");
        _control = (delegate* unmanaged[Cdecl]<nint, nint, int, void*, int>)NativeLibrary.GetExport(library, "sqlite3_file_control");
        if (
            !NativeLibrary.TryGetExport(library, "sqlite3_preupdate_hook", out var hook)
            || !NativeLibrary.TryGetExport(library, "sqlite3_preupdate_depth", out var depth)
        )
            return;
        _preupdate = (delegate* unmanaged[Cdecl]<
            nint,
            delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, long, long, void>,
            nint,
            nint>)hook;
        _depth = (delegate* unmanaged[Cdecl]<nint, int>)depth;
    }

    /// <summary>The functions; null if the library is linked into the program or lacks one of them.</summary>
    public static NativeHooks? Instance { get; } = Find();

    /// <summary>Whether the library reports each row before it changes.</summary>
    public bool TellsRows => _preupdate is not null;

    public void Trace(sqlite3 database, delegate* unmanaged[Cdecl]<uint, nint, nint, nint, int> callback, nint context) =>
        _trace(database.DangerousGetHandle(), callback is null ? 0 : Begins | Ends, callback, context);

    public void OnRow(sqlite3 database, delegate* unmanaged[Cdecl]<nint, nint, int, nint, nint, long, long, void> callback, nint context) =>
        _preupdate(database.DangerousGetHandle(), callback, context);

    /// <returns>The context of the previous hook.</returns>
    public nint OnCommit(sqlite3 database, delegate* unmanaged[Cdecl]<nint, int> callback, nint context) =>
        _commit(database.DangerousGetHandle(), callback, context);

    /// <returns>The context of the previous hook.</returns>
    public nint OnRollback(sqlite3 database, delegate* unmanaged[Cdecl]<nint, void> callback, nint context) =>
        _rollback(database.DangerousGetHandle(), callback, context);

    /// <summary>
    /// Reads the first bytes of the main database's file as SQLite itself reads them, whatever their content
    /// (sqlite.org/c3ref/io_methods.html).
    /// </summary>
    /// <returns>The number of bytes; zeros at the end of a short file do not count.</returns>
    public int ReadFile(sqlite3 database, Span<byte> start)
    {
        const int File = 7;
        const int ShortRead = 10 | (2 << 8);
        nint file;
        fixed (
            byte* main = "main\0"u8,
                bytes = start
        )
        {
            if (_control(database.DangerousGetHandle(), (nint)main, File, &file) != raw.SQLITE_OK || *(nint*)file == 0)
                return 0;
            // sqlite3_io_methods: a version, xClose, xRead.
            var read = (*(delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>**)file)[2];
            return read(file, bytes, start.Length, 0) switch
            {
                raw.SQLITE_OK => start.Length,
                ShortRead => start.LastIndexOfAnyExcept((byte)0) + 1,
                _ => 0,
            };
        }
    }

    /// <summary>
    /// A number that changes with each commit to the main database, including commits of this connection
    /// (sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).
    /// </summary>
    public uint DataVersion(sqlite3 database)
    {
        const int Version = 35;
        uint version = 0;
        _control(database.DangerousGetHandle(), 0, Version, &version);
        return version;
    }

    /// <summary>The depth of triggers and foreign keys that cause a row's change; 0 for the statement itself.</summary>
    public int Depth(nint database) => _depth(database);

    /// <summary>The text of a statement, as UTF-8.</summary>
    public ReadOnlySpan<byte> Text(nint statement) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)_sql(statement));

    public bool IsReadOnly(nint statement) => _isReadOnly(statement) != 0;

    /// <summary>Whether a statement has begun and not ended; also one that the driver does not know.</summary>
    public bool IsReading(sqlite3 database)
    {
        nint statement = 0;
        while ((statement = _next(database.DangerousGetHandle(), statement)) != 0)
        {
            if (_isBusy(statement) != 0)
                return true;
        }

        return false;
    }

    private static NativeHooks? Find()
    {
        try
        {
            return NativeLibrary.TryLoad(raw.GetNativeLibraryName(), typeof(raw).Assembly, null, out var library)
                ? new NativeHooks(library)
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }
}
