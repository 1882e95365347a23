namespace Gromozeka.FluentMigrations.Testing;

/// <summary>The rows of every table, with the columns that they have.</summary>
internal sealed record TableRows(string Table, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    public static IReadOnlyList<TableRows> Of(TestDatabase database) => [.. Tables(database).Select(table => Read(database, table, ColumnsOf(database, table)))];

    /// <exception cref="MigrationAssertException">Rows are gone, or hold other values.</exception>
    public static void Compare(IReadOnlyList<TableRows> before, TestDatabase database)
    {
        var tables = Tables(database);
        foreach (var table in before.Where(table => tables.Contains(table.Table, StringComparer.OrdinalIgnoreCase)))
        {
            var kept = table.Columns.Intersect(ColumnsOf(database, table.Table), StringComparer.OrdinalIgnoreCase).ToList();
            var after = Read(database, table.Table, kept);
            foreach (var column in kept)
            {
                var (old, now) = (table.Values[column], after.Values[column]);
                if (old.Count > now.Count)
                    throw new MigrationAssertException($"The table {table.Table} had {old.Count} rows and has {now.Count}.");
                if (old.Except(now).FirstOrDefault() is { } lost)
                    throw new MigrationAssertException($"The column {column} of {table.Table} had the value {lost}, and does not have it any more.");
            }
        }
    }

    private static TableRows Read(TestDatabase database, string table, IReadOnlyList<string> columns) => new(
        table, columns, columns.ToDictionary(column => column, column => database.Query($"SELECT quote({Quote(column)}) FROM {Quote(table)}")));

    private static IReadOnlyList<string> Tables(TestDatabase database) =>
        database.Query($"SELECT name FROM sqlite_master WHERE type = 'table' AND {SchemaLines.NotOwn} ORDER BY name");

    private static IReadOnlyList<string> ColumnsOf(TestDatabase database, string table) =>
        database.Query($"SELECT name FROM pragma_table_xinfo('{table.Replace("'", "''", StringComparison.Ordinal)}') WHERE hidden <> 1");

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
