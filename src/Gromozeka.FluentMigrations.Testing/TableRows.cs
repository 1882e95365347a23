namespace Gromozeka.FluentMigrations.Testing;

/// <summary>The rows of a table, each with the values of its columns as SQL literals.</summary>
internal sealed record TableRows(string Table, IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows)
{
    public static IReadOnlyList<TableRows> Of(TestDatabase database) =>
        [.. Tables(database).Select(table => Read(database, table, ColumnsOf(database, table)))];

    /// <exception cref="MigrationAssertException">Rows are missing, or have other values.</exception>
    public static void Compare(IReadOnlyList<TableRows> before, TestDatabase database)
    {
        var tables = Tables(database);
        foreach (var table in before.Where(table => tables.Contains(table.Table, StringComparer.OrdinalIgnoreCase)))
        {
            var kept = table.Columns.Intersect(ColumnsOf(database, table.Table), StringComparer.OrdinalIgnoreCase).ToList();
            var after = Read(database, table.Table, kept);
            if (table.Rows.Count > after.Rows.Count)
                throw new MigrationAssertException($"The table {table.Table} had {table.Rows.Count} rows, and now has {after.Rows.Count}.");
            if (table.FindMissing(after, kept) is { } missing)
                throw new MigrationAssertException(
                    $"The table {table.Table} had a row ({string.Join(", ", kept)}) = ({missing}), and no longer has it."
                );
        }
    }

    /// <summary>A row that another table lacks; null if it contains all of them, each as often as here.</summary>
    private string? FindMissing(TableRows other, IReadOnlyList<string> kept)
    {
        var places = kept.Select(column => Columns.ToList().IndexOf(column)).ToList();
        var there = other.Rows.CountBy(Text).ToDictionary();
        foreach (var row in Rows.Select(row => Text([.. places.Select(place => row[place])])))
        {
            var count = there.GetValueOrDefault(row);
            if (count == 0)
                return row;
            there[row] = count - 1;
        }

        return null;
    }

    private static string Text(string[] row) => string.Join(", ", row);

    private static TableRows Read(TestDatabase database, string table, IReadOnlyList<string> columns) =>
        new(
            table,
            columns,
            columns.Count == 0
                ? [.. database.Read($"SELECT NULL FROM {Quote(table)}").Select(_ => Array.Empty<string>())]
                : database.Read($"SELECT {string.Join(", ", columns.Select(column => Literal(Quote(column))))} FROM {Quote(table)}")
        );

    /// <summary>SQLite's own function ends a text at a NUL character.</summary>
    private static string Literal(string column) =>
        $"CASE WHEN typeof({column}) = 'text' AND instr(CAST({column} AS BLOB), x'00') > 0 "
        + $"THEN 'CAST(' || quote(CAST({column} AS BLOB)) || ' AS TEXT)' ELSE quote({column}) END";

    private static IReadOnlyList<string> Tables(TestDatabase database) =>
        [
            .. database
                .Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
                .Except(database.History.Where(HistoryTables.IsMain).Select(table => table.Name), StringComparer.OrdinalIgnoreCase),
        ];

    private static IReadOnlyList<string> ColumnsOf(TestDatabase database, string table) =>
        database.Query($"SELECT name FROM pragma_table_xinfo('{table.Replace("'", "''", StringComparison.Ordinal)}') WHERE hidden <> 1");

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
