using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Follows every statement that writes, whoever runs it: SQLite reports when a statement begins and ends, and how many rows it has
/// changed. If that is not enough, SQLite reports each row before it is inserted or deleted (sqlite.org/c3ref/preupdate_blobwrite.html).
/// What a statement does is read when it begins, before it has done anything.
/// </summary>
internal sealed unsafe class ChangeCount : IChangeCount
{
    private readonly sqlite3 _database;
    private readonly NativeHooks _hooks;
    private readonly bool _tellsRows;
    private readonly TableFacts _facts;
    private readonly RowAccounts _accounts;
    private readonly EmptiedTables _emptied;
    private readonly StatementEntries _entries;
    private readonly HandWrittenSchema _schema;
    private readonly Savepoints _savepoints;
    private readonly SchemaMemory _memory;

    // Kept in a field, because it is passed for each row.
    private readonly Func<nint, nint, TableRows?> _find;
    private readonly Action<TableTouch>? _told;
    private readonly List<StatementRun> _running = [];

    // Not readonly: Free would act on a copy, and a second Dispose would free a handle that is no longer its own.
    private GCHandle _self;
    private byte[] _lastText = [];
    private KnownStatement? _last;
    private ExceptionDispatchInfo? _fault;
    private bool _isBusy;
    private bool _looksAtRows;
    private bool _isHeard;
    private bool _hasLookedAtSchema;

    public ChangeCount(
        sqlite3 database,
        NativeHooks hooks,
        bool tellsRows,
        ISchemaWrites writes,
        SchemaMemory memory,
        Action<TableTouch>? told = null
    )
    {
        (_database, _hooks, _tellsRows, _memory) = (database, hooks, tellsRows, memory);
        _facts = new TableFacts(database);
        _accounts = new RowAccounts(_facts, memory, tellsRows);
        _emptied = new EmptiedTables(_facts, _accounts);
        _entries = new StatementEntries(_facts, _accounts);
        _schema = new HandWrittenSchema(writes, _facts, _accounts);
        _savepoints = new Savepoints(_accounts.Remember);
        _find = Find;
        _told = told;
        _self = GCHandle.Alloc(this);
        hooks.Trace(database, &OnStatement, GCHandle.ToIntPtr(_self));
    }

    public string? Gap { get; private set; }

    public IReadOnlyList<DeletedRows> Read()
    {
        _fault?.Throw();
        _isBusy = true;
        try
        {
            if (!IsStillTold())
                Gap =
                    "code of the migration replaced SQLite's trace (sqlite3_trace), which reports statements to the engine: "
                    + "rows that they deleted were not counted";
            _running.ForEach(run => run.Enter());
            _schema.Settle();
            return _accounts.Read();
        }
        finally
        {
            _isBusy = false;
        }
    }

    public void Dispose()
    {
        // While something still uses a closed connection, SQLite calls this object.
        if (!_self.IsAllocated || _database.IsClosed)
            return;
        _hooks.Trace(_database, null, 0);
        _running.Clear();
        LookAtRows();
        _self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnStatement(uint what, nint context, nint statement, nint detail)
    {
        var count = (ChangeCount)GCHandle.FromIntPtr(context).Target!;
        count._isHeard = true;
        if (count._isBusy || count._fault is not null)
            return 0;
        var begins = what == NativeHooks.Begins;
        if (!count._hooks.IsReadOnly(statement) || (!begins && Savepoints.MayBe(count._hooks.Text(statement))))
            count.Follow(statement, begins);
        return 0;
    }

    private bool IsStillTold()
    {
        _isHeard = false;
        raw.sqlite3_exec(_database, "SELECT 1");
        return _isHeard;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnRow(nint context, nint database, int operation, nint schema, nint table, long oldRow, long newRow)
    {
        var count = (ChangeCount)GCHandle.FromIntPtr(context).Target!;
        if (count._running is not [.., { Known.LooksAtRows: true } run])
            return;
        if (operation == raw.SQLITE_UPDATE)
            run.Told++;
        if (operation == raw.SQLITE_UPDATE && run.Tale is null)
            return;
        var depth = count._hooks.Depth(database);
        if (operation != raw.SQLITE_UPDATE)
            run.Change(operation == raw.SQLITE_INSERT, schema, table, depth, count._find);
        if (run.Tale is { } tale)
            Tell(tale, run.Known.Effects, operation, (Marshal.PtrToStringUTF8(schema)!, Marshal.PtrToStringUTF8(table)!), depth);
    }

    private static void Tell(TouchTale tale, StatementEffects effects, int operation, (string Schema, string Name) table, int depth)
    {
        var own = effects.Kind switch
        {
            StatementKind.Insert => raw.SQLITE_INSERT,
            StatementKind.Update => raw.SQLITE_UPDATE,
            _ => raw.SQLITE_DELETE,
        };
        if (depth > 0 || operation != own || table != effects.Target)
            tale.Row(operation, table.Schema, table.Name);
    }

    /// <summary>No exception may reach SQLite; the first one is thrown when the counts are read.</summary>
    private void Follow(nint statement, bool begins)
    {
        _isBusy = true;
        try
        {
            if (Savepoints.IsBegin(_hooks.Text(statement)))
                FollowBegin(_hooks.Text(statement), begins);
            else if (begins)
                Begin(statement);
            else if (!_hooks.IsReadOnly(statement))
                End(statement);
            else if (_savepoints.Follow(_hooks.Text(statement)))
                Forget();
        }
        catch (Exception fault)
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
        }
        finally
        {
            _isBusy = false;
        }
    }

    /// <summary>
    /// A transaction begins. What another connection has changed before is known once it has begun; its own statement has no effects.
    /// </summary>
    private void FollowBegin(ReadOnlySpan<byte> text, bool begins)
    {
        if (begins)
            return;
        _savepoints.Follow(text);
        LookAtSchema();
    }

    private void LookAtSchema()
    {
        _hasLookedAtSchema = true;
        if (!_memory.Look())
            (_lastText, _last) = ([], null);
    }

    private void Begin(nint statement)
    {
        // A trigger is reported like a statement of its own.
        if (IndexOf(statement) >= 0)
            return;
        var known = Know(statement);
        var run = new StatementRun(statement, known, raw.sqlite3_total_changes(_database)) { Before = _emptied.Count(known) };
        run.AtEnd = _entries.Foresee(run.Known);
        if (_told is not null)
            run.Tale = new TouchTale(_database, _facts, _told, run.Known.Effects);
        if (run.Known.Effects.WrittenSchema is { } schema)
            _schema.Look(schema);

        _running.Add(run);
        LookAtRows();
    }

    /// <summary>
    /// Lets SQLite report rows only while a statement requires it: a whole-table DELETE that is prepared meanwhile would delete the rows
    /// one by one.
    /// </summary>
    private void LookAtRows()
    {
        var looks = false;
        foreach (var run in _running)
            looks |= run.Known.LooksAtRows;
        if (looks != _looksAtRows)
            _hooks.OnRow(_database, looks ? &OnRow : null, GCHandle.ToIntPtr(_self));
        _looksAtRows = looks;
    }

    private TableRows? Find(nint schema, nint name) => _accounts.Known((Marshal.PtrToStringUTF8(schema)!, Marshal.PtrToStringUTF8(name)!));

    private void End(nint statement)
    {
        if (IndexOf(statement) is not (>= 0 and var index))
            return;
        var run = _running[index];
        _running.RemoveAt(index);
        LookAtRows();
        // SQLite undoes a failed statement, but has already reported the row at which it failed.
        var changes = raw.sqlite3_total_changes(_database) - run.ChangesBefore;
        var hasChanged = changes != 0;
        if (_running is [.., var outer])
            outer.OfOthers += changes;
        if (hasChanged)
        {
            _emptied.Enter(run, changes);
            run.Enter();
        }

        run.Tale?.End(run.Known.LooksAtRows, hasChanged);
        if (run.Known.Target is { } table)
            _entries.Enter(run, table, run.Known.LooksAtRows ? 0 : raw.sqlite3_changes(_database));
        run.AtEnd?.Invoke();
        // A statement that writes to the schema table itself is none of these either.
        if (run.Known.Effects.Kind is not (StatementKind.Insert or StatementKind.Update or StatementKind.Delete))
            Forget();
    }

    private int IndexOf(nint statement)
    {
        var index = _running.Count - 1;
        while (index >= 0 && _running[index].Statement != statement)
            index--;
        return index;
    }

    /// <summary>What a statement does to the tables of this count.</summary>
    private KnownStatement Know(nint statement)
    {
        var text = _hooks.Text(statement);
        if (text.SequenceEqual(_lastText))
            return _last!;
        if (!_hasLookedAtSchema)
            LookAtSchema();
        (_lastText, _last) = (text.ToArray(), Know(_memory.Effects(Encoding.UTF8.GetString(text))));
        return _last;
    }

    private KnownStatement Know(StatementEffects effects)
    {
        foreach (var table in effects.Written.Concat(effects.Reads.Keys))
            _accounts.Find(table);
        var target = effects.Kind is StatementKind.Other or StatementKind.Create ? null : _accounts.Find(effects.Target);
        return new KnownStatement(
            effects,
            target is { IsIgnored: false } ? target : null,
            _tellsRows && effects.NeedsRows && target is not { IsVirtual: true }
        );
    }

    private void Forget()
    {
        _memory.Forget();
        (_lastText, _last) = ([], null);
    }
}
