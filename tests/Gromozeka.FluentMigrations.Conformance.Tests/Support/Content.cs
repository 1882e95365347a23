using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>What is in a database, without the history: its schema as the engine reads it, and each row of each table.</summary>
internal sealed class Content
{
    private static readonly TableName[] History = ["VersionInfo", "migration_log", "history", "facts"];

    private readonly SchemaSnapshot _schema;
    private readonly IReadOnlyList<string> _rows;

    private Content(SchemaSnapshot schema, IReadOnlyList<string> rows) => (_schema, _rows) = (schema, rows);

    public static Content Of(Product product) => Of(product, product.ReadSchema().Without(History));

    /// <summary>The same, and the history.</summary>
    public static Content WithHistoryOf(Product product) => Of(product, product.ReadSchema());

    private static Content Of(Product product, SchemaSnapshot schema)
    {
        var rows = schema
            .Tables.Select(table => table.Name)
            .OrderBy(table => table.ToString(), StringComparer.Ordinal)
            .SelectMany(table => product.Rows($"SELECT * FROM {Quoted(table)} ORDER BY 1").Prepend(table.ToString()))
            .ToList();
        return new Content(schema, rows);
    }

    /// <summary>Asserts that another database holds the same.</summary>
    public void AssertSame(Content other)
    {
        Assert.Empty(SchemaComparer.Compare(_schema, other._schema).Select(difference => difference.ToString()));
        Assert.Empty(SchemaComparer.Compare(other._schema, _schema).Select(difference => difference.ToString()));
        Assert.Equal(
            _schema.OtherNames.Select(name => name.ToString()).Order(),
            other._schema.OtherNames.Select(name => name.ToString()).Order()
        );
        Assert.Equal(_rows, other._rows);
    }

    private static string Quoted(TableName table) => (table.Schema.Length == 0 ? "" : Quoted(table.Schema) + ".") + Quoted(table.Name);

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
