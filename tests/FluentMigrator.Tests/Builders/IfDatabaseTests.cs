using FluentMigrator.Builders.IfDatabase;

namespace FluentMigrator.Tests.Builders;

public class IfDatabaseTests
{
    private static readonly string[] Aliases = ["SQLite3"];

    [Theory]
    [InlineData("SQLite", true)]
    [InlineData("sqlite", true)]
    [InlineData("SQLITE3", true)]
    [InlineData("sql", false)]
    [InlineData("Postgres", false)]
    public void IfDatabase_Id_MatchesNameOrAliasInAnyCase(string id, bool expected) =>
        Assert.Equal(expected, Matches(m => m.IfDatabase(id)));

    [Fact]
    public void IfDatabase_SeveralIds_MatchesAnyOfThem()
    {
        Assert.True(Matches(m => m.IfDatabase("Postgres", "SQLite")));
        Assert.False(Matches(m => m.IfDatabase()));
    }

    [Fact]
    public void IfDatabase_Predicate_IsAskedForNameAndAliases()
    {
        Assert.True(Matches(m => m.IfDatabase(name => name == "SQLite")));
        Assert.True(Matches(m => m.IfDatabase(name => name == "SQLite3")));
        Assert.False(Matches(m => m.IfDatabase(name => name == "sqlite")));
    }

    [Fact]
    public void IfDatabase_QuerySchemaIsNoProcessor_MatchesNothing() =>
        Assert.Empty(Recording.Lines(m => m.IfDatabase(_ => true).Create.Schema("s"), new NullIfDatabaseProcessor()));

    [Fact]
    public void IfDatabase_Matching_RecordsFromEveryRoot() => Assert.Equal(8, Recording.Lines(m => UseAll(m.IfDatabase("SQLite"))).Count);

    [Fact]
    public void IfDatabase_NotMatching_RecordsNothingAndNothingExists()
    {
        var database = StubProcessor.Create("SQLite", existing: "TableExists(, T)");
        bool matching = false, other = true;

        var lines = Recording.Lines(database: database, up: m =>
        {
            UseAll(m.IfDatabase("Postgres"));
            matching = m.IfDatabase("SQLite").Schema.Table("T").Exists();
            other = m.IfDatabase("Postgres").Schema.Table("T").Exists();
        });

        Assert.Empty(lines);
        Assert.True(matching);
        Assert.False(other);
    }

    [Fact]
    public void NullIfDatabaseProcessor_EveryQuestion_IsAnsweredWithNo()
    {
        var none = new NullIfDatabaseProcessor();

        Assert.False(none.SchemaExists("s") || none.TableExists("s", "t") || none.ColumnExists("s", "t", "c")
            || none.ConstraintExists("s", "t", "k") || none.IndexExists("s", "t", "i") || none.SequenceExists("s", "q")
            || none.DefaultValueExists("s", "t", "c", 1));
        Assert.Empty(none.DatabaseTypeAliases);
    }

    private static bool Matches(Func<Migration, IIfDatabaseExpressionRoot> ask)
    {
        var called = false;
        var database = StubProcessor.Create("SQLite", Aliases);
        var recorded = Recording.Lines(database: database, up: m =>
        {
            ask(m).Delegate(() => called = true);
            ask(m).Create.Schema("s");
        });

        Assert.Equal(called ? 1 : 0, recorded.Count);
        return called;
    }

    private static void UseAll(IIfDatabaseExpressionRoot root)
    {
        root.Create.Schema("s");
        root.Alter.Table("T");
        root.Delete.Schema("s");
        root.Rename.Table("A").To("B");
        root.Insert.IntoTable("T");
        root.Update.Table("T").Set(new { a = 1 }).AllRows();
        root.Execute.Sql("SELECT 1");
        root.Delegate(() => root.Create.Schema("x"));
    }
}
