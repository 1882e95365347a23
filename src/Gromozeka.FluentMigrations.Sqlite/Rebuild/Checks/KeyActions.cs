using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Counting;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Refuses statements whose ON DELETE or ON UPDATE would not happen, because foreign keys are off while a step rebuilds a table. Rows that
/// then refer to another row, or should be gone, violate no key, so that nothing would find them at the end of the step.
/// </summary>
internal static class KeyActions
{
    private const string Keys =
        "SELECT m.name, f.id, f.\"to\", f.on_update, f.on_delete FROM {0}.sqlite_master m JOIN pragma_foreign_key_list(m.name, @p1) f "
        + $"WHERE m.type = 'table' AND f.\"table\" = @p0 {NameCollation.Same} ORDER BY m.rowid, f.id, f.seq";

    // NULL for an expression of an index, and for a computed column: any update may change its value.
    private const string Unique =
        "SELECT CASE WHEN t.hidden > 1 THEN NULL ELSE c.name END FROM pragma_index_list(@p0, @p1) i, pragma_index_xinfo(i.name, @p1) c "
        + "LEFT JOIN pragma_table_xinfo(@p0, @p1) t ON t.name = c.name WHERE i.\"unique\" AND c.key "
        + "UNION ALL SELECT name FROM pragma_table_xinfo(@p0, @p1) WHERE pk > 0";

    private const string Columns = "SELECT name, pk, hidden FROM pragma_table_xinfo(@p0, @p1)";
    private const string Table = $"SELECT sql FROM {{0}}.sqlite_master WHERE type = 'table' AND name = @p0 {NameCollation.Same}";
    private const string Triggers = "SELECT name, sql FROM {0}.sqlite_master WHERE type = 'trigger'";

    // What the authorizer calls a rowid that has no column in the statement (sqlite.org/src, update.c).
    private const string RowId = "ROWID";

    /// <param name="session">The session.</param>
    /// <param name="database">Its connection.</param>
    /// <param name="sql">A statement that is about to run.</param>
    /// <exception cref="CheckFailedException">A foreign key would have to change or delete other rows.</exception>
    public static void Check(IDatabaseSession session, sqlite3 database, string sql)
    {
        // Preparing a PRAGMA may already have its effect.
        var tokens = SqliteTokenizer.Read(sql).ToList();
        var first = tokens.FirstOrDefault();
        if (!first.Is("INSERT") && !first.Is("REPLACE") && !first.Is("UPDATE") && !first.Is("DELETE") && !first.Is("WITH"))
            return;
        var effects = new StatementReader(database, new TableFacts(database)).Read(sql);
        foreach (var table in effects.Deletes)
            Refuse(session, table, "deletes rows", "DELETE", key => key.OnDelete, _ => true);
        foreach (var (table, columns) in effects.Updates)
            Refuse(session, table, "changes the key of rows", "UPDATE", key => key.OnUpdate, key => key.IsChangedBy(columns));
        if (effects.Kind is not (StatementKind.Insert or StatementKind.Update))
            return;
        var isReplacing = Replaces(tokens) || FiresReplacing(session, effects);
        foreach (var table in effects.Written.Where(table => isReplacing || MayReplaceByItself(session, table, effects)))
            Refuse(session, table, "may replace rows", "DELETE", key => key.OnDelete, _ => true);
    }

    private static void Refuse(
        IDatabaseSession session,
        (string Schema, string Name) table,
        string what,
        string verb,
        Func<Key, string> action,
        Func<Key, bool> concerns
    )
    {
        if (Of(session, table).FirstOrDefault(key => action(key) is not ("NO ACTION" or "RESTRICT") && concerns(key)) is not { } found)
            return;
        throw new CheckFailedException(
            ErrorCodes.RowsDoNotFit,
            $"the statement {what} of table {table.Name}, and rows of table {found.Child} refer to it with ON {verb} {action(found)}. "
                + "While a step rebuilds a table, foreign keys are off, so that nothing would happen to these rows",
            "split the migration: one for the rows and one for the table"
        );
    }

    /// <summary>The foreign keys that refer to a table.</summary>
    private static List<Key> Of(IDatabaseSession session, (string Schema, string Name) table)
    {
        var rows = session.Rows(
            Format(Keys, table.Schema),
            row =>
                (
                    Child: row.GetString(0),
                    Id: row.GetInt64(1),
                    To: row.IsDBNull(2) ? null : row.GetString(2),
                    row.GetString(3),
                    row.GetString(4)
                ),
            table.Name,
            table.Schema
        );
        if (rows.Count == 0)
            return [];
        var columns = session.Rows(
            Columns,
            row => (Name: row.GetString(0), IsKey: row.GetInt64(1) > 0, IsComputed: row.GetInt64(2) > 1),
            table.Name,
            table.Schema
        );
        return
        [
            .. rows.GroupBy(row => (row.Child, row.Id))
                .Select(key => new Key(
                    key.Key.Child,
                    [.. columns.Where(column => IsOf(column.Name, column.IsKey, key.Select(row => row.To))).Select(column => column.Name)],
                    columns.Any(column => column.IsComputed && IsOf(column.Name, column.IsKey, key.Select(row => row.To))),
                    key.First().Item4,
                    key.First().Item5
                )),
        ];
    }

    /// <summary>A foreign key that names no columns refers to the primary key.</summary>
    private static bool IsOf(string column, bool isKey, IEnumerable<string?> named) =>
        named.Any(name => name is null ? isKey : Names.Same(name, column));

    private static bool FiresReplacing(IDatabaseSession session, StatementEffects effects) =>
        effects.Triggers.Count > 0
        && effects
            .Written.Select(table => table.Schema)
            .Append("temp")
            .Distinct()
            .SelectMany(schema => session.Rows(Format(Triggers, schema), row => (Name: row.GetString(0), Sql: row.GetString(1))))
            .Any(trigger => effects.Triggers.Contains(trigger.Name) && Replaces([.. SqliteTokenizer.Read(trigger.Sql)]));

    private static List<SqliteToken> TextOf(IDatabaseSession session, (string Schema, string Name) table) =>
        [.. session.Rows(Format(Table, table.Schema), row => row.GetString(0), table.Name).SelectMany(sql => SqliteTokenizer.Read(sql))];

    /// <summary>Whether a text says OR REPLACE or REPLACE INTO, which is not the function.</summary>
    private static bool Replaces(List<SqliteToken> tokens) =>
        tokens
            .Append(default)
            .Zip(tokens.Skip(1).Append(default), tokens.Skip(2).Append(default).Append(default))
            .Any(three =>
                three.First.Is("OR") && three.Second.Is("REPLACE") && !three.Third.Is('(')
                || three.First.Is("REPLACE") && three.Second.Is("INTO")
            );

    /// <summary>
    /// Whether a constraint of a table says ON CONFLICT REPLACE, and the statement may violate it. That of NOT NULL replaces a value and
    /// no row (sqlite.org/lang_conflict.html).
    /// </summary>
    private static bool MayReplaceByItself(IDatabaseSession session, (string Schema, string Name) table, StatementEffects effects)
    {
        var tokens = TextOf(session, table);
        var saysSo = Enumerable
            .Range(0, Math.Max(0, tokens.Count - 3))
            .Any(at => !tokens[at].Is("NULL") && tokens[at + 1].Is("ON") && tokens[at + 2].Is("CONFLICT") && tokens[at + 3].Is("REPLACE"));
        return saysSo
            && (
                effects.Kind != StatementKind.Update
                || effects.Target != table
                || !effects.Updates.TryGetValue(table, out var updated)
                || session
                    .Rows(Unique, row => row.IsDBNull(0) ? null : row.GetString(0), table.Name, table.Schema)
                    .Append(RowId)
                    .Any(unique => unique is null || updated.Any(column => Names.Same(column, unique)))
            );
    }

    private static string Format(string sql, string schema) => sql.Replace("{0}", SqliteQuoter.Exact(schema), StringComparison.Ordinal);

    /// <summary>A foreign key of another table.</summary>
    /// <param name="Child">The table that has it.</param>
    /// <param name="Columns">The columns that it refers to.</param>
    /// <param name="IsComputed">Whether one of them is computed, so that any update may change it.</param>
    /// <param name="OnUpdate">What it does when these columns change.</param>
    /// <param name="OnDelete">What it does when the row is deleted.</param>
    private sealed record Key(string Child, IReadOnlyList<string> Columns, bool IsComputed, string OnUpdate, string OnDelete)
    {
        public bool IsChangedBy(HashSet<string> updated) =>
            IsComputed || updated.Any(column => column == RowId || Columns.Any(one => Names.Same(one, column)));
    }
}
