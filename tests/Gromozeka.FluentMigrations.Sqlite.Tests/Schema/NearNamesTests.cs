using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// A name that is nearly that of something is answered with what was probably meant, also of what the step itself has made.
/// </summary>
public class NearNamesTests
{
    private const string Seed = """
        CREATE TABLE users (id INTEGER PRIMARY KEY, first_name TEXT, "e-mail" TEXT AS (first_name || '@') VIRTUAL);
        CREATE TABLE Заметки (id INTEGER, текст TEXT);
        CREATE TABLE "a.bees" (q TEXT);
        CREATE TABLE "it's new" (q TEXT);
        CREATE VIEW adults AS SELECT * FROM users;
        CREATE INDEX ix_users_name ON users (first_name);
        CREATE TRIGGER on_users AFTER INSERT ON users BEGIN SELECT 1; END;
        """;

    private static readonly Dictionary<string, (Action<Migration> Up, string? Meant)> Statements = new()
    {
        ["a table"] = (m => m.Execute.Sql("INSERT INTO userz (first_name) VALUES ('a')"), "users"),
        ["a table in a schema"] = (m => m.Execute.Sql("SELECT * FROM main.user"), "users"),
        ["a table of another case and plural"] = (m => m.Execute.Sql("DELETE FROM \"User\""), "users"),
        ["a table that this step made"] = (
            m =>
            {
                m.Create.Table("orders").WithColumn("id").AsInt64();
                m.Execute.Sql("SELECT * FROM oders");
            },
            "orders"
        ),
        ["a table whose name is not Latin"] = (m => m.Execute.Sql("SELECT * FROM \"Заметка\""), "Заметки"),
        ["a temporary table"] = (m => m.Execute.Sql("CREATE TEMP TABLE scratchpad (a); SELECT * FROM scratchpat"), "scratchpad"),
        ["a view"] = (m => m.Execute.Sql("SELECT * FROM adult"), "adults"),
        ["a view to drop"] = (m => m.Execute.Sql("DROP VIEW adult"), "adults"),
        ["an index"] = (m => m.Execute.Sql("DROP INDEX ix_user_name"), "ix_users_name"),
        ["a trigger"] = (m => m.Execute.Sql("DROP TRIGGER on_user"), "on_users"),
        ["a column"] = (m => m.Execute.Sql("UPDATE users SET first_nam = 'a'"), "first_name"),
        ["a column in quotes"] = (
            m => m.Execute.Sql("SELECT \"first_nme\" || 1 FROM users WHERE \"idd\" = 1 AND [first_nme] = 1"),
            "first_name"
        ),
        ["a column behind an alias"] = (m => m.Execute.Sql("SELECT u.firstname FROM users u"), "first_name"),
        ["a column in a list"] = (m => m.Execute.Sql("INSERT INTO users (first_names) VALUES ('a')"), "first_name"),
        ["a generated column"] = (m => m.Execute.Sql("SELECT u.\"email\" FROM users u"), "e-mail"),
        ["a column of a row"] = (m => m.Insert.IntoTable("users").Row(new { firstname = "a" }), "first_name"),
        ["a table of a row"] = (m => m.Insert.IntoTable("uzers").Row(new { first_name = "a" }), "users"),
        ["a column to update"] = (m => m.Update.Table("users").Set(new { firstname = "a" }).AllRows(), "first_name"),
        ["a column to rename"] = (m => m.Rename.Column("firstname").OnTable("users").To("name"), "first_name"),
        ["a table with a dot"] = (m => m.Execute.Sql("SELECT * FROM \"a.bee\""), "a.bees"),
        ["a table with an apostrophe"] = (m => m.Execute.Sql("SELECT * FROM \"it's newer\""), "it's new"),
        ["one letter for another"] = (m => m.Execute.Sql("SELECT z FROM \"a.bees\""), null),
        ["nothing near"] = (m => m.Execute.Sql("SELECT * FROM absolutely_else"), null),
        ["a column of another table"] = (m => m.Execute.Sql("SELECT first_nam FROM Заметки"), null),
        ["a function"] = (m => m.Execute.Sql("SELECT user('a') FROM users"), null),
        ["a word in the wrong place"] = (m => m.Execute.Sql("SELECT FROM users"), null),
    };

    private static readonly Dictionary<string, (Action<Migration> Up, string Next)> Operations = new()
    {
        ["a column"] = (
            m => m.Alter.Column("first_nam").OnTable("users").AsInt32(),
            "did you mean first_name? Correct the name, and start again"
        ),
        ["a column to drop"] = (
            m => m.Delete.Column("firstname").FromTable("users"),
            "did you mean first_name? Correct the name, and start again"
        ),
        ["a table"] = (m => m.Alter.Column("id").OnTable("user").AsInt32(), "did you mean users? Correct the name, and start again"),
        ["no column"] = (
            m => m.Alter.Column("zzz").OnTable("users").AsInt32(),
            "correct the name, or add the column first, and start again"
        ),
        ["no table"] = (m => m.Alter.Column("a").OnTable("zzz").AsInt32(), "correct the name, or create the table first, and start again"),
    };

    public static TheoryData<string> OfStatements => new(Statements.Keys);

    public static TheoryData<string> OfOperations => new(Operations.Keys);

    [Theory]
    [MemberData(nameof(OfStatements))]
    public void Migrate_AStatementWithANameThatIsNotThere_SaysWhatWasMeant(string name)
    {
        using var bench = new Workbench(Seed);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(Statements[name].Up));

        Assert.Equal(ErrorCodes.StepFailed, error.Code);
        if (Statements[name].Meant is { } meant)
            Assert.EndsWith($"'. Did you mean {meant}?", error.Why, StringComparison.Ordinal);
        else
            Assert.DoesNotContain("mean", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_ATableOfAnAttachedDatabase_SaysWhereItIs()
    {
        using var bench = new Workbench(Seed);
        new DatabaseFile(bench.Path("other.db")).Execute("CREATE TABLE theirs (a TEXT)");
        var options = new SqliteDatabaseOptions
        {
            ConnectionString = "",
            AttachedDatabases = new Dictionary<string, string> { ["other"] = bench.Path("other.db") },
        };

        var error = Assert.Throws<MigrationException>(() =>
            bench.Manager(new StepCode(m => m.Alter.Column("a").OnTable("theirs").AsInt32()), options).Migrate()
        );

        Assert.Equal("it is in the database other: add InSchema(\"other\"), and start again", error.Next);
    }

    [Theory]
    [MemberData(nameof(OfOperations))]
    public void Migrate_AnOperationOnANameThatIsNotThere_SaysWhatWasMeant(string name)
    {
        using var bench = new Workbench(Seed);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(Operations[name].Up));

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Equal(Operations[name].Next, error.Next);
    }
}
