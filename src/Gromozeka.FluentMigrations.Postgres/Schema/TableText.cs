using System.Text;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>Writes the statements that create a table as the catalog describes it, without a row.</summary>
internal static class TableText
{
    /// <summary>The statement of a table, with its constraints, without its foreign keys and indexes.</summary>
    public static string Create(TableShape table, IEnumerable<string> constraints, string options)
    {
        var name = Name(table.Name);
        var (prefix, suffix) = options.StartsWith("UNLOGGED", StringComparison.Ordinal)
            ? ("UNLOGGED ", options["UNLOGGED".Length..])
            : ("", options);
        if (suffix.TrimStart().StartsWith("PARTITION OF", StringComparison.Ordinal))
            return $"CREATE {prefix}TABLE {name} {suffix.Trim()}";
        var parts = table.Columns.Select(column => Column(table, column)).Concat(constraints);
        return $"CREATE {prefix}TABLE {name} (\n    {string.Join(",\n    ", parts)}\n)" + (suffix.Length > 0 ? $" {suffix.Trim()}" : "");
    }

    /// <summary>A column as <c>ADD COLUMN</c> and <c>CREATE TABLE</c> have it.</summary>
    public static string Column(TableShape? table, ColumnShape column)
    {
        var text = new StringBuilder($"{PostgresNames.Quoted(column.Name)} {column.Type}");
        if (column.Collation.Length > 0)
            text.Append(" COLLATE ").Append(PostgresNames.Quoted(column.Collation));
        if (column.Expression is { } expression)
            text.Append(" GENERATED ALWAYS AS (").Append(expression).Append(") ").Append(column.Generated!.ToUpperInvariant());
        else if (column.Default is { } value)
            text.Append(" DEFAULT ").Append(value);
        if (!column.IsNullable)
            text.Append(" NOT NULL");
        if (column.IsIdentity && column.Default is null)
            text.Append(' ').Append(Identity(table, column));
        return text.ToString();
    }

    /// <summary>The statement of a foreign key.</summary>
    public static string ForeignKey(TableShape table, ForeignKeyShape key)
    {
        var special = table.Rules.FirstOrDefault(rule =>
            rule.Name == key.Name && rule.Text.StartsWith("FOREIGN KEY", StringComparison.Ordinal)
        );
        return $"ALTER TABLE {Name(table.Name)} ADD CONSTRAINT {PostgresNames.Quoted(key.Name!)} "
            + (
                special?.Text
                ?? $"FOREIGN KEY ({Names(key.Columns)}) REFERENCES {Name(key.PrimaryTable)} ({Names(key.PrimaryColumns)})"
                    + $"{On("DELETE", key.OnDelete)}{On("UPDATE", key.OnUpdate)}"
            );
    }

    /// <summary>The sequence of a serial column, which its default names; null for any other column.</summary>
    public static string? SerialSequence(ColumnShape column)
    {
        const string call = "nextval('";
        if (!column.IsIdentity || column.Default is not { } text || !text.StartsWith(call, StringComparison.Ordinal))
            return null;
        var end = text.IndexOf("'::regclass", StringComparison.Ordinal);
        return end < 0 ? null : text[call.Length..end].Replace("''", "'", StringComparison.Ordinal);
    }

    public static string Name(TableName table) =>
        $"{PostgresNames.Quoted(PostgresNames.SchemaOf(table))}.{PostgresNames.Quoted(table.Name)}";

    private static string Identity(TableShape? table, ColumnShape column) =>
        table?.Rules.FirstOrDefault(rule => rule.Column == column.Name && rule.Text.EndsWith("AS IDENTITY", StringComparison.Ordinal))?.Text
        ?? "GENERATED ALWAYS AS IDENTITY";

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(PostgresNames.Quoted));

    private static string On(string what, string action) => action == "NO ACTION" ? "" : $" ON {what} {action}";
}
