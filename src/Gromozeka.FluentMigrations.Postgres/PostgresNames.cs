using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Postgres;

/// <summary>How names are compared.</summary>
internal static class PostgresNames
{
    public const string DefaultSchema = "public";

    public static TableNameComparer Comparer { get; } = new(StringComparer.Ordinal, DefaultSchema);

    /// <summary>A table as the catalog names it.</summary>
    public static TableName Of(string schema, string name) => new(schema == DefaultSchema ? null : schema, name);

    /// <summary>The schema of a table as the catalog names it.</summary>
    public static string SchemaOf(TableName table) => SchemaOf(table.Schema);

    /// <summary>The schema as the catalog names it.</summary>
    public static string SchemaOf(string? schema) => string.IsNullOrEmpty(schema) ? DefaultSchema : schema;

    /// <summary>A name in quotes (https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS).</summary>
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text as a literal, whatever <c>standard_conforming_strings</c> is.</summary>
    public static string Literal(string text)
    {
        var quoted = text.Replace("'", "''", StringComparison.Ordinal);
        return quoted.Contains('\\', StringComparison.Ordinal)
            ? $"E'{quoted.Replace("\\", "\\\\", StringComparison.Ordinal)}'"
            : $"'{quoted}'";
    }
}
