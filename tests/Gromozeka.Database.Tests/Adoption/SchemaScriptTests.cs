using Gromozeka.Database.Tests.Support;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite;

namespace Gromozeka.Database.Tests.Adoption;

/// <summary>The schema of the bot's databases as SQL: run on an empty database, it makes the same schema.</summary>
public sealed class SchemaScriptTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Legacy.Plain)]
    [InlineData(Legacy.Hostile)]
    public void OfALegacyFile_MakesTheSameSchema(string name)
    {
        var file = Legacy.Copy(_folder, name);

        AssertSame(Bot.Manager(file).ReadSchema());
    }

    [Theory]
    [InlineData(Legacy.Plain)]
    [InlineData(Legacy.Hostile)]
    public void OfAnAdoptedFile_MakesTheSameSchema(string name)
    {
        var file = Legacy.Copy(_folder, name);
        Bot.Manager(file).Migrate();

        AssertSame(Bot.Manager(file).ReadSchema());
    }

    [Fact]
    public void OfTheMigrations_MakesTheSameSchema() =>
        AssertSame(Bot.Manager(new DatabaseFile(_folder.File("bot.db"))).GetMigratedSchema().Schema);

    private void AssertSame(SchemaSnapshot schema)
    {
        var copy = new DatabaseFile(_folder.File("copy.db"));
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = copy.ConnectionString });
        var statements = database.Scripter.Create(schema);
        copy.Execute(string.Concat(statements.Select(statement => $"{statement};\n")));

        using var session = database.Open(SessionAccess.Read);
        var same = session.ReadSchema();

        Assert.NotEmpty(schema.Tables);
        Assert.Empty(SchemaComparer.Compare(schema, same));
        Assert.Empty(SchemaComparer.Compare(same, schema));
    }
}
