using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>
/// The statements of a whole schema, by kind and name: types, sequences and functions first, because tables use them; foreign keys after
/// all
/// tables; views and triggers last.
/// </summary>
internal static class SchemaText
{
    public static IReadOnlyList<string> Of(SchemaSnapshot schema) => [.. Before(schema), .. After(schema)];

    /// <summary>What must be there before rows are.</summary>
    public static IReadOnlyList<string> Before(SchemaSnapshot schema)
    {
        var tables = Tables(schema).ToList();
        return
        [
            .. tables
                .Select(table => table.Name.Schema)
                .Concat(schema.Objects.Select(one => one.Table.Schema))
                .Where(name => name.Length > 0)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Select(name => $"CREATE SCHEMA {PostgresNames.Quoted(name)}"),
            .. Objects(schema, "type"),
            .. Objects(schema, "domain"),
            .. Objects(schema, "sequence"),
            .. Objects(schema, "function"),
            .. Objects(schema, "procedure"),
            .. tables.SelectMany(Of),
        ];
    }

    /// <summary>What rows must satisfy, or would start.</summary>
    public static IReadOnlyList<string> After(SchemaSnapshot schema) =>
        [
            .. Tables(schema).SelectMany(Keys),
            .. Objects(schema, "view"),
            .. Objects(schema, "materialized view"),
            .. Objects(schema, "trigger"),
        ];

    /// <summary>A table with its sequences and indexes.</summary>
    public static IEnumerable<string> Of(TableShape table)
    {
        foreach (var column in table.Columns)
        {
            if (TableText.SerialSequence(column) is { } sequence)
                yield return $"CREATE SEQUENCE {sequence}";
        }

        yield return table.Sql;
        foreach (var column in table.Columns)
        {
            if (TableText.SerialSequence(column) is { } sequence)
                yield return $"ALTER SEQUENCE {sequence} OWNED BY {TableText.Name(table.Name)}.{PostgresNames.Quoted(column.Name)}";
        }

        foreach (var index in table.Indexes.Where(index => index.Sql is not null).OrderBy(index => index.Name, StringComparer.Ordinal))
            yield return index.Sql!;
    }

    /// <summary>The foreign keys of a table.</summary>
    public static IEnumerable<string> Keys(TableShape table) =>
        table.ForeignKeys.OrderBy(key => key.Name, StringComparer.Ordinal).Select(key => TableText.ForeignKey(table, key));

    /// <summary>A partition comes after its table.</summary>
    private static IEnumerable<TableShape> Tables(SchemaSnapshot schema) =>
        schema
            .Tables.OrderBy(table => table.Options.Contains("PARTITION OF", StringComparison.Ordinal))
            .ThenBy(table => $"{table.Name}", StringComparer.Ordinal);

    private static IEnumerable<string> Objects(SchemaSnapshot schema, string noun) =>
        schema
            .Objects.Where(one => one.Noun == noun)
            .OrderBy(one => $"{one.Table}", StringComparer.Ordinal)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => one.Sql.TrimEnd(';', '\n', ' '));
}
