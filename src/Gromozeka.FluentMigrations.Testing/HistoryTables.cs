namespace Gromozeka.FluentMigrations.Testing;

/// <summary>
/// The tables in which the engine keeps its history, as the options name them: a program may have tables of any other name.
/// </summary>
internal static class HistoryTables
{
    public static IReadOnlyList<TableName> Of(MigrationOptions options)
    {
        var schema = options.VersionTable?.SchemaName;
        return
        [
            .. new[] { new TableName(schema, options.VersionTable?.TableName ?? "VersionInfo") }
                .Concat([new TableName(schema, "migration_batches"), new TableName(schema, "migration_batch_skips")])
                .Concat(options.KeepLog ? [new TableName(schema, "migration_log")] : [])
                .Concat(options.Mirror is { } mirror ? [mirror.Table] : [])
                .Select(table => IsMain(table) ? new TableName(null, table.Name) : table),
        ];
    }

    /// <summary>Whether a table is in the main database.</summary>
    public static bool IsMain(TableName table) => table.Schema is "" || table.Schema.Equals("main", StringComparison.OrdinalIgnoreCase);
}
