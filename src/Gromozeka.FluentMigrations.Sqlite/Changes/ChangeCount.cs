using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

using Gromozeka.FluentMigrations.Dialect;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Changes;

/// <summary>
/// Follows every statement that writes, whoever runs it: SQLite tells when one begins and ends, and how many rows it has changed. Where that
/// does not say what happened to which rows, SQLite tells of each before it is inserted or deleted (sqlite.org/c3ref/preupdate_blobwrite.html).
/// What a statement does is read when it begins, before it has done anything.
/// </summary>
internal sealed unsafe class ChangeCount : IChangeCount
{
    private const int MostRemembered = 200;

    private readonly sqlite3 _database;
    private readonly NativeHooks _hooks;
    private readonly bool _tellsRows;
    private readonly TableFacts _facts;
    private readonly RowAccounts _accounts;
    private readonly StatementReader _reader;
    private readonly Dictionary<string, StatementEffects> _remembered = [];
    private readonly List<StatementRun> _running = [];
    private readonly GCHandle _self;
    private byte[] _lastText = [];
    private StatementEffects _last = StatementEffects.None;
    private ExceptionDispatchInfo? _fault;
    private bool _isBusy;
    private bool _looksAtRows;

    public ChangeCount(sqlite3 database, NativeHooks hooks, bool tellsRows)
    {
        (_database, _hooks, _tellsRows) = (database, hooks, tellsRows);
        _facts = new TableFacts(database);
        _accounts = new RowAccounts(_facts, tellsRows);
        _reader = new StatementReader(database, _facts);
        _self = GCHandle.Alloc(this);
        hooks.Trace(database, &OnStatement, GCHandle.ToIntPtr(_self));
    }

    public IReadOnlyList<DeletedRows> Read()
    {
        _fault?.Throw();
        _isBusy = true;
        try
        {
            return _accounts.Read();
        }
        finally
        {
            _isBusy = false;
        }
    }

    public void Dispose()
    {
        if (!_self.IsAllocated)
            return;
        if (!_database.IsClosed)
        {
            _hooks.Trace(_database, null, 0);
            _running.Clear();
            LookAtRows();
        }

        _self.Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnStatement(uint what, nint context, nint statement, nint detail)
    {
        var count = (ChangeCount)GCHandle.FromIntPtr(context).Target!;
        if (!count._isBusy && count._fault is null && !count._hooks.IsReadOnly(statement))
            count.Try(what == NativeHooks.Begins ? count.Begin : count.End, statement);
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnRow(nint context, nint database, int operation, nint schema, nint table, long oldRow, long newRow)
    {
        var count = (ChangeCount)GCHandle.FromIntPtr(context).Target!;
        if (operation != raw.SQLITE_UPDATE && count._running is [.., { LooksAtRows: true }])
            count.Change(count._running[^1], operation == raw.SQLITE_INSERT, schema, table, count._hooks.Depth(database));
    }

    /// <summary>No exception may reach SQLite; the first one is thrown when the counts are read.</summary>
    private void Try(Action<nint> action, nint statement)
    {
        _isBusy = true;
        try
        {
            action(statement);
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

    private void Begin(nint statement)
    {
        // A trigger is announced like a statement of its own.
        if (_running.Exists(running => running.Statement == statement))
            return;
        var effects = Effects(statement);
        foreach (var table in effects.Written)
            _accounts.Find(table);
        foreach (var table in effects.Reads.Keys)
            _accounts.Find(table);
        var target = effects.Kind is StatementKind.Other or StatementKind.Create ? null : _accounts.Find(effects.Target);
        var run = new StatementRun(statement, effects, target is { IsIgnored: false } ? target : null)
        {
            LooksAtRows = _tellsRows && effects.NeedsRows && target is not { IsVirtual: true },
        };
        Foresee(run);
        _running.Add(run);
        LookAtRows();
    }

    /// <summary>Has SQLite tell of rows only while a statement needs it: prepared meanwhile, a DELETE of all rows would take them one by one.</summary>
    private void LookAtRows()
    {
        var looks = _running.Exists(run => run.LooksAtRows);
        if (looks != _looksAtRows)
            _hooks.OnRow(_database, looks ? &OnRow : null, GCHandle.ToIntPtr(_self));
        _looksAtRows = looks;
    }

    private void Foresee(StatementRun run)
    {
        var (effects, table) = (run.Effects, run.Target);
        if (effects.Kind == StatementKind.Create)
            run.AtEnd.Add(() => Receive(_accounts.Create(effects.Target), effects, (copy, columns) => copy.Create(columns)));
        if (table is null)
            return;
        switch (effects.Kind)
        {
            case StatementKind.Drop:
                run.AtEnd.Add(_accounts.Drop(table));
                break;
            case StatementKind.DropColumn:
                run.AtEnd.Add(_accounts.DropColumn(table, effects.Column!));
                break;
            case StatementKind.RenameTable:
                run.AtEnd.Add(() => _accounts.Rename(table, effects.NewName!));
                break;
            case StatementKind.Alter:
                var before = _facts.Columns(table.Schema, table.Name);
                run.AtEnd.Add(() => RowAccounts.Alter(table, before, _facts.Columns(table.Schema, table.Name)));
                break;
        }
    }

    private void Change(StatementRun run, bool isInsert, nint schema, nint name, int depth)
    {
        if (run.Table(schema, name, Find) is not { IsIgnored: false } table)
            return;
        var isDirect = depth == 0 && table == run.Target;
        if (isInsert)
        {
            table.Inserted++;
            run.Inserted += isDirect ? 1 : 0;
        }
        else if (depth > 0)
        {
            table.Delete(
                run.Effects.MayCascadeTo((table.Schema, table.Name)) ? DeletionCause.Cascade
                : run.Effects.DeletesOfTriggers.Contains((table.Schema, table.Name)) ? DeletionCause.Trigger
                : DeletionCause.Replacement,
                1);
        }
        else if (isDirect && run.Effects.Kind is StatementKind.Delete)
        {
            table.Delete(DeletionCause.Statement, 1);
        }
        else if (isDirect && run.Effects.Kind is StatementKind.Insert or StatementKind.Update)
        {
            table.Delete(DeletionCause.Replacement, 1);
            run.Replaced++;
        }
    }

    private TableRows? Find(nint schema, nint name) => _accounts.Known((Marshal.PtrToStringUTF8(schema)!, Marshal.PtrToStringUTF8(name)!));

    private void End(nint statement)
    {
        var index = _running.FindIndex(running => running.Statement == statement);
        if (index < 0)
            return;
        var run = _running[index];
        _running.RemoveAt(index);
        LookAtRows();
        if (run.Target is { } table)
            Book(run, table);
        foreach (var action in run.AtEnd)
            action();
        if (run.Effects.Kind is not (StatementKind.Insert or StatementKind.Update or StatementKind.Delete))
            Forget();
    }

    /// <summary>Enters what a statement did to its table, as far as its rows have not been looked at.</summary>
    private void Book(StatementRun run, TableRows table)
    {
        var changes = run.LooksAtRows ? 0 : raw.sqlite3_changes(_database);
        switch (run.Effects.Kind)
        {
            case StatementKind.Insert:
                table.Inserted += changes;
                Receive(table, run.Effects, (copy, columns) => copy.Insert(run.Inserted + changes, table.Deleted - run.Replaced, columns));
                break;
            case StatementKind.Update:
                Receive(table, run.Effects, (copy, columns) => copy.Update(columns));
                break;
            case StatementKind.Delete:
                table.Delete(DeletionCause.Statement, changes);
                break;
        }
    }

    private void Receive(TableRows? table, StatementEffects effects, Action<TableCopy, IReadOnlySet<string>> enter)
    {
        if (table is null)
            return;
        foreach (var (name, columns) in effects.Reads)
        {
            if (_accounts.Known(name) is not { IsIgnored: false } source || source == table)
                continue;
            if (!source.Copies.TryGetValue(table, out var copy))
                source.Copies[table] = copy = new TableCopy();
            enter(copy, columns);
        }
    }

    /// <summary>What a statement does, read once for each text while the schema stays as it is.</summary>
    private StatementEffects Effects(nint statement)
    {
        var text = _hooks.Text(statement);
        if (text.SequenceEqual(_lastText))
            return _last;
        var sql = Encoding.UTF8.GetString(text);
        if (!_remembered.TryGetValue(sql, out var effects))
        {
            if (_remembered.Count == MostRemembered)
                _remembered.Clear();
            _remembered[sql] = effects = _reader.Read(sql);
        }

        (_lastText, _last) = (text.ToArray(), effects);
        return effects;
    }

    private void Forget()
    {
        _remembered.Clear();
        (_lastText, _last) = ([], StatementEffects.None);
    }
}
