using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Determines what a statement does: while SQLite prepares a statement, it asks an authorizer about each part
/// (sqlite.org/c3ref/set_authorizer.html). Nothing is run.
/// </summary>
internal sealed class StatementReader(sqlite3 database, TableFacts facts)
{
    private readonly List<(string Schema, string Name, string Column, string? Within)> _reads = [];
    private StatementEffects _effects = StatementEffects.None;
    private string? _writtenSchema;
    private (string Schema, string Name)? _droppedView;

    /// <summary>What a statement does in the current database; nothing if it cannot be prepared.</summary>
    public StatementEffects Read(string sql)
    {
        _effects = new StatementEffects();
        _reads.Clear();
        _writtenSchema = null;
        _droppedView = null;
        if (!Prepare(sql))
            return StatementEffects.None;
        var tokens = SqliteTokenizer.Read(sql).ToList();
        if (
            tokens.FirstOrDefault() is var first
            && (first.Is("INSERT") || first.Is("UPDATE") || first.Is("DELETE") || first.Is("REPLACE") || first.Is("WITH"))
        )
            _effects.WrittenSchema = _writtenSchema;
        // A statement that copies a whole table ("SELECT * FROM t") transfers pages, and SQLite does not ask about reading it.
        if (
            _effects.Kind == StatementKind.Insert
            && _reads.Count == 0
            && tokens.FirstOrDefault(token => token.Is("SELECT")) is { Text: not null } select
        )
            Prepare(sql[select.Start..]);
        var delivered = new DeliveredColumns(tokens);
        foreach (var (schema, name, column, within) in _reads)
        {
            if ((schema, name) == _effects.Target || (within is not null && _effects.Triggers.Contains(within)))
                continue;
            var columns = Of(_effects.Reads, (schema, name));
            if (delivered.Has(column))
                columns.Add(column);
        }

        _effects.MayReplace =
            _effects.Kind is StatementKind.Insert or StatementKind.Update
            && (
                tokens.Exists(token => token.Is("REPLACE"))
                || _effects.Written.Any(table => facts.Mentions(table.Schema, table.Name, "REPLACE"))
            );
        if (_effects.Kind == StatementKind.RenameTable)
            _effects.NewName = tokens[tokens.FindLastIndex(token => token.Is("TO")) + 1].Name;
        return _effects;
    }

    private bool Prepare(string sql)
    {
        raw.sqlite3_set_authorizer(
            database,
            (_, action, first, second, schema, within) => See(action, first, second, schema, within),
            null
        );
        try
        {
            var code = raw.sqlite3_prepare_v2(database, sql, out var statement);
            statement?.Dispose();
            return code == raw.SQLITE_OK;
        }
        finally
        {
            raw.sqlite3_set_authorizer(database, default(strdelegate_authorizer), null);
        }
    }

    private int See(int action, string first, string second, string schema, string? within)
    {
        var isOwn = action != raw.SQLITE_ALTER_TABLE && first is not null && first.StartsWith("sqlite_", StringComparison.Ordinal);
        switch (action)
        {
            case raw.SQLITE_DROP_TABLE or raw.SQLITE_DROP_TEMP_TABLE or raw.SQLITE_DROP_VTABLE:
                Set(StatementKind.Drop, schema, first!);
                break;
            case raw.SQLITE_DROP_VIEW or raw.SQLITE_DROP_TEMP_VIEW:
                _droppedView = (schema, first!);
                break;
            case raw.SQLITE_CREATE_TABLE or raw.SQLITE_CREATE_TEMP_TABLE or raw.SQLITE_CREATE_VTABLE:
                Set(StatementKind.Create, schema, first!);
                break;
            case raw.SQLITE_CREATE_INDEX when !isOwn:
                _effects.Indexed = (schema, second);
                break;
            case raw.SQLITE_ALTER_TABLE:
                // The only action whose first argument is the schema; for DROP COLUMN, the fourth argument is the column.
                Set(schema is null ? StatementKind.Alter : StatementKind.DropColumn, first!, second);
                _effects.Column = schema;
                break;
            case raw.SQLITE_FUNCTION when second == "sqlite_rename_table" && _effects.Kind == StatementKind.Alter:
                _effects.Kind = StatementKind.RenameTable;
                break;
            case raw.SQLITE_DELETE when (schema, first) == _droppedView:
                // Dropping a view also requires permission to delete from it.
                break;
            case raw.SQLITE_INSERT or raw.SQLITE_UPDATE or raw.SQLITE_DELETE when !isOwn:
                SeeChange(action, (schema, first!), second, within);
                break;
            case raw.SQLITE_INSERT or raw.SQLITE_UPDATE or raw.SQLITE_DELETE when first == "sqlite_master":
                _writtenSchema = schema;
                break;
            case raw.SQLITE_READ when !isOwn && schema is not null:
                _reads.Add((schema, first!, second, within));
                break;
        }

        return raw.SQLITE_OK;
    }

    private void SeeChange(int action, (string Schema, string Name) table, string? column, string? within)
    {
        _effects.Written.Add(table);
        if (action == raw.SQLITE_DELETE)
            _effects.Deletes.Add(table);
        if (action == raw.SQLITE_UPDATE && column is not null)
            Of(_effects.Updates, table).Add(column);
        if (within is not null)
        {
            _effects.Triggers.Add(within);
            if (action == raw.SQLITE_DELETE)
                _effects.DeletesOfTriggers.Add(table);
            return;
        }

        if (action == raw.SQLITE_UPDATE && _effects.Kind == StatementKind.Insert)
            _effects.MayUpdate = true;
        if (action == raw.SQLITE_DELETE)
            _effects.OtherDeletes[table] = _effects.OtherDeletes.GetValueOrDefault(table) + 1;
        Set(
            action switch
            {
                raw.SQLITE_INSERT => StatementKind.Insert,
                raw.SQLITE_UPDATE => StatementKind.Update,
                _ => StatementKind.Delete,
            },
            table.Schema,
            table.Name
        );
    }

    /// <summary>The first action is what the statement does; the following ones are consequences of it.</summary>
    private void Set(StatementKind kind, string schema, string name)
    {
        if (_effects.Kind != StatementKind.Other)
            return;
        _effects.Kind = kind;
        _effects.Target = (schema, name);
    }

    private static HashSet<string> Of(Dictionary<(string Schema, string Name), HashSet<string>> sets, (string Schema, string Name) table)
    {
        if (!sets.TryGetValue(table, out var set))
            sets[table] = set = [];
        return set;
    }
}
