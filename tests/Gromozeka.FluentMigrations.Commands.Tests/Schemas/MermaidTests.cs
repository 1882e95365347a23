using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.FluentMigrations.Commands.Schemas;

/// <summary>Mermaid (11) reads few characters in a name, and takes some names for its own words.</summary>
public sealed class MermaidTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"\" INT", "INT _")]
    [InlineData("pk INT", "INT _pk \"pk\"")]
    [InlineData("\"Fk-x\" INT", "INT _Fk-x \"Fk-x\"")]
    [InlineData("uk_1 INT", "INT uk_1")]
    [InlineData("a PK", "_PK a")]
    [InlineData("\"1\" INT", "INT _1 \"1\"")]
    public void Column_AnyName_IsOneThatMermaidReads(string column, string line)
    {
        var file = new DatabaseFile(_folder.File("a.db"));
        file.Execute($"CREATE TABLE \"\" ({column})");
        var schema = new MigrationManager(
            new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={file.Path}" }),
            new MigrationOptions()
        ).ReadSchema();

        var text = MermaidText.Of(new SchemaView(schema, []));

        Assert.Equal(["erDiagram", "    \"_\" {", $"        {line}", "    }", ""], text.Split('\n'));
    }
}
