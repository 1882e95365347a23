using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// Lets SQLite report each commit and rollback on a connection, whoever requests it (sqlite.org/c3ref/commit_hook.html). There is one hook
/// of each kind, and setting one replaces the previous one, so this also checks whether the hooks are still its own.
/// </summary>
internal sealed unsafe class TransactionHooks(NativeHooks? native, Action committed, Action rolledBack) : IDisposable
{
    private readonly Action _rolledBack = rolledBack;
    private sqlite3? _database;

    // Not readonly: Free would act on a copy, and a second Dispose would free a handle that is no longer its own.
    private GCHandle _self;

    /// <summary>Whether these hooks have replaced those of other code.</summary>
    public bool HaveReplacedOthers { get; private set; }

    /// <summary>Sets the hooks of a connection.</summary>
    /// <returns>Whether they were already set, and still were.</returns>
    public bool Install(sqlite3 database)
    {
        var isFirst = _database is null;
        _database = database;
        if (native is null)
        {
            raw.sqlite3_commit_hook(database, _ => Commit(), null);
            raw.sqlite3_rollback_hook(database, _ => _rolledBack(), null);
            return true;
        }

        if (!_self.IsAllocated)
            _self = GCHandle.Alloc(this);
        var own = GCHandle.ToIntPtr(_self);
        var (commit, rollback) = (native.OnCommit(database, &OnCommit, own), native.OnRollback(database, &OnRollback, own));
        HaveReplacedOthers |= isFirst && (commit != 0 || rollback != 0);
        return commit == own && rollback == own;
    }

    /// <summary>
    /// Removes the hooks before the connection is closed. If other code has closed it, statements that it left open may still call the
    /// hooks.
    /// </summary>
    public void Dispose()
    {
        if (_database is not { IsClosed: false })
            return;
        if (native is null)
        {
            raw.sqlite3_commit_hook(_database, null, null);
            raw.sqlite3_rollback_hook(_database, null, null);
        }
        else
        {
            native.OnCommit(_database, null, 0);
            native.OnRollback(_database, null, 0);
            _self.Free();
        }

        _database = null;
    }

    private int Commit()
    {
        committed();
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnCommit(nint context) => ((TransactionHooks)GCHandle.FromIntPtr(context).Target!).Commit();

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnRollback(nint context) => ((TransactionHooks)GCHandle.FromIntPtr(context).Target!)._rolledBack();
}
