using FluentMigrator.Generation;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>Writes identifiers and values in SQLite's way. A name that is quoted already is left as it is, as FluentMigrator does.</summary>
internal sealed class SqliteQuoter : IQuoter
{
    public static readonly SqliteQuoter Instance = new();

    public bool IsQuoted(string value) => value is { Length: > 1 } && value[0] == '"' && value[^1] == '"'
        && !value[1..^1].Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal);

    public string Quote(string name) => string.IsNullOrEmpty(name) || IsQuoted(name) ? name : Exact(name);

    /// <summary>Quotes a name that something in the database has, which may be empty, or have quotes of its own.</summary>
    public static string Exact(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The same for a table with its database.</summary>
    public static string ExactTable(string table, string schema) => $"{Exact(schema)}.{Exact(table)}";

    public string UnQuote(string value) =>
        IsQuoted(value) ? value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : value;

    public string QuoteColumnName(string columnName) => Quote(columnName);

    public string QuoteConstraintName(string constraintName, string? schemaName = null) => Quote(constraintName);

    public string QuoteIndexName(string indexName, string? schemaName = null) => Qualify(indexName, schemaName);

    public string QuoteSchemaName(string schemaName) => Quote(schemaName);

    public string QuoteSequenceName(string sequenceName, string? schemaName = null) => Qualify(sequenceName, schemaName);

    public string QuoteTableName(string tableName, string? schemaName = null) => Qualify(tableName, schemaName);

    public string QuoteValue(object value) => SqliteLiteral.Of(value);

    private string Qualify(string name, string? schemaName) =>
        string.IsNullOrEmpty(schemaName) ? Quote(name) : $"{Quote(schemaName)}.{Quote(name)}";
}
