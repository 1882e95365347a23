using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>Counts the rows that statements on one connection delete.</summary>
/// <param name="database">The connection.</param>
/// <param name="hooks">The SQLite functions that this needs.</param>
/// <param name="tellsRows">Whether SQLite reports each row; otherwise tables are counted before and after.</param>
/// <param name="writes">Notified when a statement writes to the schema table itself.</param>
internal sealed class ChangeCounters(sqlite3 database, NativeHooks hooks, bool tellsRows, ISchemaWrites writes) : IChangeCounters
{
    private static readonly string[] Keywords = ["ALTER", "COLUMN", "DROP", "EXISTS", "IF", "RENAME", "TABLE", "TO"];

    private readonly SchemaMemory _memory = new(database);

    public string? Gap =>
        tellsRows
            ? null
            : "this build of SQLite does not report each row (SQLITE_ENABLE_PREUPDATE_HOOK): "
                + "rows that a REPLACE or a cascade deletes are detected only if a table has fewer rows afterwards";

    /// <summary>Whether they count on a connection.</summary>
    public bool AreOf(sqlite3 handle) => ReferenceEquals(handle, database);

    /// <summary>Forgets what was seen in a transaction that is rolled back: another schema may get its number.</summary>
    public void Forget() => _memory.Forget();

    public IChangeCount Start(Action<TableTouch>? told = null) => new ChangeCount(database, hooks, tellsRows, writes, _memory, told);

    public StatementForecast Foresee(string statement)
    {
        SqliteToken[] words = [.. SqliteTokenizer.Read(statement).Where(token => token.Kind != SqliteTokenKind.Symbol)];
        var (act, names) = (ActOf(words), NamesOf(words));
        if (act != StatementAct.Drops)
            return new StatementForecast(act, IsKnown: true, [], names);
        var facts = new TableFacts(database);
        var effects = new StatementReader(database, facts).Read(statement);
        var isKnown = effects.Kind is StatementKind.Drop or StatementKind.DropColumn;
        return new StatementForecast(act, isKnown, isKnown ? Foresee(effects, facts) : [], names);
    }

    private static IReadOnlyList<DeletedRows> Foresee(StatementEffects effects, TableFacts facts)
    {
        var (schema, name) = effects.Target;
        if (facts.IsVolatile(schema) || facts.Type(schema, name) is not { } type || type == "shadow")
            return [];
        var rows = effects.Column is { } column ? facts.Filled(schema, name, column) : facts.Rows(schema, name, type == "virtual");
        return rows == 0
            ? []
            :
            [
                new DeletedRows(
                    Names.Table(schema, name),
                    effects.Column,
                    rows,
                    effects.Column is null ? DeletionCause.Table : DeletionCause.Column
                ),
            ];
    }

    /// <summary>What writes to the schema table may change any name.</summary>
    private static StatementAct ActOf(SqliteToken[] words) =>
        words switch
        {
            [var first, var second, ..] when first.Is("DROP") && second.Is("TABLE") => StatementAct.Drops,
            [var first, _, _, .. var rest] when first.Is("ALTER") => ActOfAlter(rest),
            [var first, .. var named, _] when first.Is("PRAGMA") && named.Any(word => word.Is("writable_schema")) => StatementAct.Renames,
            [var first, ..] when first.Is("ATTACH") => StatementAct.Attaches,
            _ => StatementAct.Other,
        };

    /// <param name="rest">What follows the name of the table, or of its schema.</param>
    private static StatementAct ActOfAlter(SqliteToken[] rest) =>
        rest.Take(2).Any(word => word.Is("DROP")) ? StatementAct.Drops
        : rest.Take(2).Any(word => word.Is("RENAME")) ? StatementAct.Renames
        : StatementAct.Other;

    private static string[] NamesOf(SqliteToken[] words) =>
        words is [var first, ..] && (first.Is("DROP") || first.Is("ALTER"))
            ? [.. words.Where(word => !Keywords.Any(word.Is)).Select(word => Names.Fold(word.Name)).Distinct()]
            : [];
}
