using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Dialect;
using static Gromozeka.FluentMigrations.Tests.DataLoss.Steps;

namespace Gromozeka.FluentMigrations.Tests.DataLoss;

public sealed class PlainSqlForecastTests : IDisposable
{
    private const string Move = "ALTER TABLE filled RENAME TO other";
    private const string Swap = "ALTER TABLE empty RENAME TO x; ALTER TABLE filled RENAME TO empty; DROP TABLE empty";

    private static readonly Dictionary<string, (IMigrationExpression[] Step, string Losses, string? Unknown)> Cases = new()
    {
        ["drops"] = ([Sql("DROP TABLE filled"), Sql("DROP TABLE filled"), Sql("DROP TABLE empty")], "table filled (2 rows)", null),
        ["what is no drop"] = ([Drop("filled"), Sql("SELECT * FROM filled")], "", null),
        ["a drop of nothing"] = ([Sql("DROP TABLE IF EXISTS nowhere"), Sql("DROP TABLE nowhere")], "", null),
        ["a drop of nothing after rows"] = ([Sql("DELETE FROM filled"), Sql("DROP TABLE IF EXISTS nowhere")], "", null),
        ["an empty table after a new one"] = ([Sql("CREATE TABLE n (id)"), Sql("DROP TABLE empty")], "", null),
        ["a column"] = ([Sql("ALTER TABLE filled DROP COLUMN note")], "column filled.note (1 row)", null),
        ["a column without values"] = ([Sql("ALTER TABLE empty DROP note")], "", null),

        ["SQL renames, SQL drops"] = ([Sql(Move), Sql("DROP TABLE other")], "", "DROP TABLE other"),
        ["one script"] = ([Sql($"{Move}; DROP TABLE other;")], "", "DROP TABLE other;"),
        ["SQL renames, SQL drops if it exists"] = ([Sql($"{Move}; drop table if exists other")], "", "drop table if exists other"),
        ["SQL renames twice, SQL drops an empty one"] = ([Sql(Swap)], "", "DROP TABLE empty"),
        ["SQL renames a column, SQL drops it"] = (
            [Sql("ALTER TABLE filled RENAME COLUMN note TO text; ALTER TABLE filled DROP COLUMN text")],
            "",
            "ALTER TABLE filled DROP COLUMN text"
        ),
        ["SQL writes the schema table, SQL drops"] = (
            [
                Sql("PRAGMA writable_schema = ON; UPDATE sqlite_master SET name = 'other', tbl_name = 'other' WHERE name = 'filled'"),
                Sql("DROP TABLE IF EXISTS other"),
            ],
            "",
            "DROP TABLE IF EXISTS other"
        ),
        ["SQL attaches, SQL drops"] = ([Sql("ATTACH 'other.db' AS o; DROP TABLE o.t")], "", "DROP TABLE o.t"),
        ["SQL creates, SQL drops"] = ([Sql("CREATE TABLE n (id); DROP TABLE n")], "", null),
        ["SQL attaches, an operation drops"] = ([Sql("ATTACH 'other.db' AS o"), Drop("t", "o")], "", "Delete.Table(o.t)"),
        ["SQL attaches, an operation drops what is there"] = ([Sql("ATTACH 'other.db' AS o"), Drop("filled")], "", null),
        ["SQL renames, an operation drops"] = ([Sql(Move), Drop("other")], "", "Delete.Table(other)"),
        ["SQL renames, an operation drops a column"] = ([Sql(Move), DropColumns("other", "note")], "", "Delete.Column(other.note)"),
        ["SQL creates, an operation drops"] = ([Sql("CREATE TABLE n (id)"), Drop("n")], "", null),
        ["SQL attaches, an operation drops what it has renamed"] = (
            [Sql("ATTACH 'other.db' AS o"), Rename("filled", "other"), Drop("other")],
            "",
            null
        ),
        ["an operation renames, SQL drops"] = ([Rename("filled", "other"), Sql("DROP TABLE other")], "", "DROP TABLE other"),
        ["an operation renames a column, SQL drops it"] = (
            [RenameColumn("filled", "note", "text"), Sql("ALTER TABLE filled DROP text")],
            "",
            "ALTER TABLE filled DROP text"
        ),
        ["an operation creates, SQL drops"] = ([Create("n"), Sql("DROP TABLE n")], "", null),
        ["code, SQL drops"] = ([Code(), Sql("DROP TABLE other")], "", "DROP TABLE other"),
        ["code, SQL drops what is there"] = ([Code(), Sql("DROP TABLE empty")], "", "DROP TABLE empty"),
        ["code, an operation drops what is there"] = ([Code(), Drop("empty")], "", "Delete.Table(empty)"),
        ["SQL rebuilds two empty tables"] = (
            [
                Sql("CREATE TABLE a (id); DROP TABLE empty; ALTER TABLE main.a RENAME TO empty"),
                Sql("CREATE TABLE b (id); DROP TABLE IF EXISTS other; ALTER TABLE b RENAME TO other"),
            ],
            "",
            null
        ),
        ["an operation renames, SQL drops its own"] = (
            [Rename("filled", "other"), Sql("CREATE TEMP TABLE n (id); DROP TABLE temp.n; DROP TABLE IF EXISTS nowhere")],
            "",
            null
        ),
        ["an operation renames a column, SQL drops one of another table"] = (
            [RenameColumn("filled", "note", "text"), Sql("ALTER TABLE empty DROP COLUMN id")],
            "",
            null
        ),
        ["SQL adds a column with an odd name"] = ([Sql("ALTER TABLE filled ADD COLUMN rename TEXT; DROP TABLE empty")], "", null),
        ["SQL reads a setting"] = ([Sql("PRAGMA writable_schema; DROP TABLE empty")], "", null),
        ["SQL renames with a schema and quotes"] = (
            [Sql("ALTER TABLE main.\"filled\" RENAME TO [other]; DROP TABLE IF EXISTS `other`")],
            "",
            "DROP TABLE IF EXISTS `other`"
        ),
        ["code, an operation drops"] = ([Code(), DropColumns("filled", "text")], "", "Delete.Column(filled.text)"),
    };

    private readonly LossDatabase _database = LossDatabase.Counting();

    public static TheoryData<string> Names { get; } = [.. Cases.Keys];

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void Of_AStepWithPlainSql_SaysWhatItDropsOrThatItIsUnknown(string name)
    {
        var forecast = PlainSqlForecast.Of(_database.Session, _database.Database, Cases[name].Step);

        Assert.Equal(Cases[name].Losses, string.Join(", ", forecast.Losses));
        Assert.Equal(Cases[name].Unknown, forecast.Unknown);
        Assert.True(_database.Session.HasRows("filled"));
    }

    [Fact]
    public void Of_AScriptFile_SaysWhatItDrops()
    {
        var script = _database.PathOf("drop.sql");
        File.WriteAllText(script, "DROP TABLE filled;");

        var forecast = PlainSqlForecast.Of(_database.Session, _database.Database, [new ExecuteSqlScriptExpression { SqlScript = script }]);

        Assert.Equal("table filled (2 rows)", Assert.Single(forecast.Losses).ToString());
    }

    [Fact]
    public void Of_WhereNobodyCounts_IsNothing()
    {
        using var plain = LossDatabase.Plain();

        Assert.Empty(PlainSqlForecast.Of(plain.Session, plain.Database, [Sql("DROP TABLE filled")]).Losses);
    }
}
