using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>
/// What a schema reader says of a table, in words that are the same for each product: without types, defaults and expressions.
/// </summary>
internal static class SchemaText
{
    /// <summary>
    /// The columns, the indexes by name, the foreign keys by name, each as <c>id !null pk1 identity</c>,
    /// <c>unique ix(name, age DESC)</c>, <c>fk (owner)->people(id) CASCADE, NO ACTION</c>. An index or key that the product names is
    /// without
    /// a name. "none" if there is no such table.
    /// </summary>
    public static string TableText(this Product product, TableName table)
    {
        using var session = product.Database().Open(SessionAccess.Read);
        return session.Schema.ReadTable(table) is { } shape ? Of(shape) : "none";
    }

    /// <summary>The schema as the engine reads it.</summary>
    public static SchemaSnapshot ReadSchema(this Product product)
    {
        using var session = product.Database().Open(SessionAccess.Read);
        return session.Schema.ReadSchema();
    }

    private static string Of(TableShape table) =>
        string.Join(
            "; ",
            table.Columns.Select(Of).Concat(Indexes(table)).Concat(table.ForeignKeys.Select(Of).Order(StringComparer.Ordinal))
        );

    private static string Of(ColumnShape column) =>
        column.Name
        + (column.IsNullable ? "" : " !null")
        + (column.KeyPosition > 0 ? $" pk{column.KeyPosition}" : "")
        + (column.IsIdentity ? " identity" : "")
        + (column.Generated is null ? "" : " computed");

    private static IEnumerable<string> Indexes(TableShape table) =>
        table
            .Indexes.Where(index => index.Origin != IndexOrigin.PrimaryKey)
            .OrderBy(index => index.Name, StringComparer.Ordinal)
            .Select(index =>
                (index.IsUnique ? "unique " : "")
                + (index.Name.StartsWith("sqlite_", StringComparison.Ordinal) ? "" : index.Name)
                + $"({string.Join(", ", index.Columns)}){(index.Condition is null ? "" : " where")}"
            );

    private static string Of(ForeignKeyShape key) =>
        $"{key.Name} ({string.Join(", ", key.Columns)})->{key.PrimaryTable.Name}({string.Join(", ", key.PrimaryColumns)}) "
        + $"{key.OnDelete}, {key.OnUpdate}";
}
