namespace Gromozeka.FluentMigrations.Schema;

/// <summary>
/// How a database compares names. A table named without a schema equals one named with the default schema. Immutable and thread-safe.
/// </summary>
/// <param name="parts">How the database compares single names: of columns, indexes, triggers, schemas.</param>
/// <param name="defaultSchema">The default schema; null for a database without schemas.</param>
public sealed class TableNameComparer(StringComparer parts, string? defaultSchema) : IEqualityComparer<TableName>
{
    /// <summary>How the database compares single names: of columns, indexes, triggers, schemas.</summary>
    public StringComparer Parts => parts;

    /// <inheritdoc />
    public bool Equals(TableName? x, TableName? y) =>
        ReferenceEquals(x, y) || x is not null && y is not null && parts.Equals(x.Name, y.Name) && parts.Equals(SchemaOf(x), SchemaOf(y));

    /// <inheritdoc />
    public int GetHashCode(TableName obj) => parts.GetHashCode(obj.Name);

    private string SchemaOf(TableName table) => table.Schema.Length == 0 ? defaultSchema ?? "" : table.Schema;
}
