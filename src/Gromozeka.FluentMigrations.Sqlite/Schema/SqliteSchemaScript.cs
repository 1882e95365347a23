using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// The statements of a whole schema, by name. Tables come first, each with its indexes, because a virtual table may read the columns of a
/// table or view when it is created, and a trigger needs its table or view. SQLite looks for nothing else before it is used.
/// </summary>
internal static class SqliteSchemaScript
{
    public static IReadOnlyList<string> Of(SchemaSnapshot schema) =>
        [
            .. schema.Tables.Where(table => !table.IsPartOfAnother).OrderBy(table => table.Name.Name, Order).SelectMany(OfTable),
            .. OfObjects(schema, SchemaObjectKind.View),
            .. OfObjects(schema, SchemaObjectKind.OtherTable),
            .. OfObjects(schema, SchemaObjectKind.Trigger),
        ];

    /// <summary>SQLite's names are unique however they are written, so this order is a total one.</summary>
    private static StringComparer Order => StringComparer.OrdinalIgnoreCase;

    private static IEnumerable<string> OfTable(TableShape table) =>
        table
            .Indexes.Where(index => index.Sql is not null)
            .OrderBy(index => index.Name, Order)
            .Select(index => StatementLayout.Of(index.Sql!))
            .Prepend(StatementLayout.OfTable(table.Sql));

    private static IEnumerable<string> OfObjects(SchemaSnapshot schema, SchemaObjectKind kind) =>
        schema.Objects.Where(one => one.Kind == kind).OrderBy(one => one.Name, Order).Select(one => StatementLayout.Of(one.Sql));
}
