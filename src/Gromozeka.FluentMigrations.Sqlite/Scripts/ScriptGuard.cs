using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Scripts;

/// <summary>
/// The part of a script that checks before it changes anything: a script may run on a database that differs from the one it was created
/// from, and its rows may not fit. A tool that does not stop at an error continues with the next statement, so the result is kept in a
/// temporary table, and each later transaction checks it at its end and is rolled back.
/// </summary>
internal static class ScriptGuard
{
    public const string Tables = "tables_fit";
    public const string History = "history_fits";
    public const string File = "file_fits";

    private const string Table = "temp.fm_guard";
    private const string OpenChecks = "open_checks";
    private const string Unmet =
        "a check failed: the query in the comment before this statement finds what is wrong; the step changed nothing";

    private static readonly (string Column, string Message)[] Columns =
    [
        (Tables, "a table to be rebuilt differs from the database that this script was created from; the step changed nothing"),
        (
            History,
            "the version table matches neither the database that this script was created from nor a part of its steps; "
                + "nothing more was changed"
        ),
        (File, "the file in the temporary folder does not contain what was written to it; nothing more was changed"),
    ];

    /// <summary>Before the first check.</summary>
    public static IEnumerable<string> Create() =>
        [
            "DROP TABLE IF EXISTS temp.fm_guard;",
            $"CREATE TEMP TABLE fm_guard ({string.Join(", ", Columns.Select(column => column.Column))}, {OpenChecks});",
            $"INSERT INTO {Table} VALUES ({string.Join(", ", Columns.Select(_ => 1))}, 0);",
            .. Columns.Select(column =>
                $"CREATE TEMP TRIGGER fm_{column.Column} AFTER UPDATE OF {column.Column} ON fm_guard WHEN new.{column.Column} IS NOT 1 "
                + $"BEGIN SELECT RAISE(FAIL, {SqlText.Literal(column.Message)}); END;"
            ),
            $"CREATE TEMP TRIGGER fm_{OpenChecks} AFTER UPDATE OF {OpenChecks} ON fm_guard WHEN new.{OpenChecks} IS old.{OpenChecks} "
                + $"BEGIN SELECT RAISE(FAIL, {SqlText.Literal(Unmet)}); END;",
            "CREATE TEMP TRIGGER fm_undo BEFORE INSERT ON fm_guard BEGIN SELECT RAISE(ROLLBACK, 'the step was rolled back: "
                + "see the first error'); END;",
        ];

    public static string Drop => "DROP TABLE temp.fm_guard;";

    /// <summary>Fails, and records the failure, if a condition does not hold.</summary>
    public static string Look(string column, string condition) => $"UPDATE {Table} SET {column} = {column} AND ({condition});";

    /// <summary>
    /// Before a transaction with checks: it must close each. As it is written before BEGIN, a transaction that is rolled back leaves them
    /// open, and so does a check that cannot run.
    /// </summary>
    public static string Open(int checks) => $"UPDATE {Table} SET {OpenChecks} = {OpenChecks} + {checks};";

    /// <summary>Fails, and leaves the check open, if its condition does not hold.</summary>
    public static string Close(string condition) => $"UPDATE {Table} SET {OpenChecks} = {OpenChecks} - ({condition});";

    /// <summary>Before the COMMIT of a transaction: undoes the transaction if a check has failed.</summary>
    public static string Undo =>
        $"INSERT INTO {Table} SELECT * FROM {Table} WHERE NOT ({string.Join(" AND ", Columns.Select(column => column.Column))} "
        + $"AND {OpenChecks} = 0);";

    /// <summary>The condition that the tables that a transaction rebuilds are unchanged, with their indexes and triggers.</summary>
    /// <returns>Null if it rebuilds none.</returns>
    public static string? TablesFit(SchemaSnapshot before, IReadOnlyCollection<DryRunAction> transaction)
    {
        var statements = transaction
            .OfType<DryRunAction.Run>()
            .Select(run => run.Command)
            .OfType<SqlCommand>()
            .Where(command => !command.IsByAuthor)
            .Select(command => command.Sql)
            .ToHashSet();
        var conditions = before
            .Tables.Where(table =>
                statements.Contains($"DROP TABLE \"main\".{SqlText.Name(table.Name.Name)}")
                && statements.Any(sql => sql.EndsWith($" RENAME TO {SqlText.Name(table.Name.Name)}", StringComparison.Ordinal))
            )
            .Select(table => Fits(before, table))
            .ToList();
        return conditions.Count == 0 ? null : string.Join("\n  AND ", conditions);
    }

    /// <summary>The condition that the version table has its original content plus at most the first of some steps.</summary>
    public static string HistoryFits(string table, string version, IEnumerable<long> before, IEnumerable<long> moved)
    {
        var (had, moves) = (before.ToList(), moved.ToList());
        var stay = had.Except(moves).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"NOT EXISTS (SELECT 1 FROM {table} WHERE {version} NOT IN ({string.Join(", ", had.Union(moves))})) AND (SELECT "
                + $"count(DISTINCT {version}) FROM {table} WHERE {version} IN ({string.Join(", ", stay)})) = {stay.Count}"
        );
    }

    private static string Fits(SchemaSnapshot before, TableShape table)
    {
        var texts = table
            .Indexes.Where(index => index.Sql is not null)
            .Select(index => (Type: "index", index.Name, Sql: index.Sql!))
            .Append(("table", table.Name.Name, table.Sql))
            .Concat(
                before
                    .Objects.Where(one => one.Kind == SchemaObjectKind.Trigger && before.Names.Equals(one.Table, table.Name))
                    .Select(one => ("trigger", one.Name, one.Sql))
            )
            .OrderBy(text => text.Item1, StringComparer.Ordinal)
            .ThenBy(text => text.Item2, StringComparer.Ordinal)
            .Select(text => text.Item3)
            .ToList();
        return $"(SELECT group_concat(sql, char(10)) FROM (SELECT {AsMade(texts)} FROM main.sqlite_master WHERE tbl_name = "
            + $"{SqlText.Literal(table.Name.Name)} COLLATE NOCASE AND sql IS NOT NULL ORDER BY type, "
            + $"name))\n  IS {SqlText.Literal(string.Join('\n', texts))}";
    }

    /// <summary>
    /// The stored text; if it contains a CR, also the form that an earlier step of a script has stored, run by a shell or as a whole.
    /// </summary>
    private static string AsMade(IEnumerable<string> texts)
    {
        var cases = texts
            .SelectMany(text =>
                new[] { SqlText.Kept(text), SqlText.Kept(text).Replace("\r\n", "\n", StringComparison.Ordinal) }
                    .Distinct()
                    .Where(made => made != text)
                    .Select(made => $" WHEN {SqlText.Literal(made)} THEN {SqlText.Literal(text)}")
            )
            .ToList();
        return cases.Count == 0 ? "sql" : $"CASE sql{string.Concat(cases)} ELSE sql END AS sql";
    }
}
