using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Reports which tables one statement has touched, and how many of their rows: the table that it acts on, and those that its triggers,
/// foreign keys and conflicts write to. Tables of SQLite itself, of a virtual table and of the connection are excluded.
/// </summary>
internal sealed class TouchTale
{
    private readonly sqlite3 _database;
    private readonly TableFacts _facts;
    private readonly Action<TableTouch> _told;
    private readonly StatementEffects _effects;
    private readonly Dictionary<(string Schema, string Name, TableTouchKind Kind), long> _others = [];
    private readonly string? _type;
    private readonly long _rows;

    /// <summary>Called before the statement runs, because only now can the rows that it will drop be counted.</summary>
    public TouchTale(sqlite3 database, TableFacts facts, Action<TableTouch> told, StatementEffects effects)
    {
        (_database, _facts, _told, _effects) = (database, facts, told, effects);
        if (effects.Kind == StatementKind.Other)
            return;
        var (schema, name) = effects.Target;
        _type = facts.Type(schema, name);
        _rows = effects.Kind switch
        {
            StatementKind.Drop when IsTable(_type) => facts.Rows(schema, name, _type == "virtual"),
            StatementKind.DropColumn when facts.Columns(schema, name).Contains(effects.Column!) => facts.Filled(
                schema,
                name,
                effects.Column!
            ),
            _ => 0,
        };
    }

    /// <summary>Called when a row is about to change, other than by the statement itself in its own table.</summary>
    public void Row(int operation, string schema, string name)
    {
        var touch = (
            schema,
            name,
            operation switch
            {
                raw.SQLITE_INSERT => TableTouchKind.Insert,
                raw.SQLITE_UPDATE => TableTouchKind.Update,
                _ => TableTouchKind.Delete,
            }
        );
        _others[touch] = _others.GetValueOrDefault(touch) + 1;
    }

    /// <summary>Called when a trigger has deleted rows of a table without individual reports.</summary>
    public void Emptied(string schema, string name, long rows)
    {
        var touch = (schema, name, TableTouchKind.Delete);
        _others[touch] = _others.GetValueOrDefault(touch) + rows;
    }

    /// <summary>Called when the statement has ended.</summary>
    /// <param name="looksAtRows">Whether each row was reported.</param>
    /// <param name="hasChanged">Whether rows have changed: a failed statement is undone.</param>
    public void End(bool looksAtRows, bool hasChanged)
    {
        var (schema, name) = _effects.Target;
        if (KindOf() is { } kind)
            Tell(
                schema,
                name,
                kind,
                IsOfRows(kind) ? raw.sqlite3_changes(_database)
                    : kind == TableTouchKind.Alter ? 0
                    : _rows,
                _effects.Column ?? _effects.NewName
            );
        if (_effects.Indexed is { } indexed)
            Tell(indexed.Schema, indexed.Name, TableTouchKind.Index, 0);
        if (hasChanged && looksAtRows)
        {
            foreach (var (other, rows) in _others)
                Tell(other.Schema, other.Name, other.Kind, rows);
        }
        else if (hasChanged)
        {
            foreach (var other in _effects.Written.Where(table => table != _effects.Target))
                Tell(other.Schema, other.Name, TableTouchKind.Write, null);
        }
    }

    private TableTouchKind? KindOf() =>
        _effects.Kind switch
        {
            StatementKind.Insert => TableTouchKind.Insert,
            StatementKind.Update => TableTouchKind.Update,
            StatementKind.Delete => TableTouchKind.Delete,
            StatementKind.Create => _type is null ? TableTouchKind.Create : null,
            StatementKind.Drop => IsTable(_type) ? TableTouchKind.Drop : null,
            // SQLite calls the authorizer with the same arguments for other changes of a column.
            StatementKind.DropColumn when _facts.Columns(_effects.Target.Schema, _effects.Target.Name).Contains(_effects.Column!) =>
                TableTouchKind.Alter,
            StatementKind.DropColumn => TableTouchKind.DropColumn,
            StatementKind.RenameTable => TableTouchKind.Rename,
            StatementKind.Alter => TableTouchKind.Alter,
            _ => null,
        };

    private static bool IsOfRows(TableTouchKind kind) => kind is TableTouchKind.Insert or TableTouchKind.Update or TableTouchKind.Delete;

    private static bool IsTable(string? type) => type is "table" or "virtual";

    private void Tell(string schema, string name, TableTouchKind kind, long? rows, string? other = null)
    {
        // A table that no longer exists was dropped or renamed by this statement.
        if (!_facts.IsVolatile(schema) && (_facts.Type(schema, name) is not { } type || IsTable(type)))
            _told(new TableTouch(Names.Table(schema, name), kind, rows) { Other = other });
    }
}
