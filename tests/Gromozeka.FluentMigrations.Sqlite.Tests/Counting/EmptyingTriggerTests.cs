using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// A trigger that deletes all rows of a table empties it at once, and SQLite tells of none of them; those, and no others, are counted.
/// </summary>
public class EmptyingTriggerTests
{
    private const string Seed = """
        CREATE TABLE p (id INTEGER PRIMARY KEY, n INTEGER);
        INSERT INTO p VALUES (1, 1), (2, 2);
        CREATE TABLE lg (a);
        INSERT INTO lg VALUES (1), (2), (3);
        CREATE TABLE other (a);
        INSERT INTO other VALUES (1), (2);
        CREATE VIRTUAL TABLE f USING fts5 (t);
        INSERT INTO f VALUES ('one'), ('two');
        """;

    [Theory]
    [InlineData("CREATE TRIGGER t AFTER UPDATE ON p BEGIN DELETE FROM lg; END", "UPDATE p SET n = 5", "lg 3")]
    [InlineData(
        "CREATE TRIGGER t AFTER UPDATE ON p BEGIN DELETE FROM lg; INSERT INTO lg VALUES (new.n); END",
        "UPDATE p SET n = 5",
        "lg 3"
    )]
    [InlineData("CREATE TRIGGER t AFTER DELETE ON p BEGIN DELETE FROM lg; END", "DELETE FROM p WHERE id = 1", "lg 3; p 1")]
    [InlineData("CREATE TRIGGER t AFTER INSERT ON p BEGIN DELETE FROM lg; END", "INSERT INTO p VALUES (3, 3)", "lg 3")]
    [InlineData(
        "CREATE TRIGGER t AFTER INSERT ON p BEGIN DELETE FROM lg; END",
        "INSERT OR REPLACE INTO p VALUES (2, 3), (3, 3)",
        "lg 3; p 1"
    )]
    [InlineData("CREATE TRIGGER t AFTER UPDATE ON p BEGIN DELETE FROM lg WHERE a < 3; END", "UPDATE p SET n = 5", "lg 2")]
    [InlineData(
        "CREATE TRIGGER t AFTER UPDATE ON p BEGIN DELETE FROM lg WHERE a > 3; UPDATE lg SET a = 0; INSERT INTO other VALUES (9); END",
        "UPDATE p SET n = 5",
        ""
    )]
    [InlineData(
        "CREATE TRIGGER t AFTER UPDATE ON p BEGIN INSERT INTO f VALUES ('three'); DELETE FROM lg; END",
        "UPDATE p SET n = 5 WHERE id = 1",
        "lg 3"
    )]
    [InlineData(
        "CREATE TRIGGER t AFTER UPDATE ON p BEGIN INSERT INTO f VALUES ('three'); DELETE FROM lg WHERE a = 9; END",
        "UPDATE p SET n = 5",
        ""
    )]
    [InlineData(
        "CREATE TRIGGER t AFTER UPDATE ON p BEGIN DELETE FROM lg; DELETE FROM other WHERE a = 1; END",
        "UPDATE p SET n = 5",
        "lg 3; other 1"
    )]
    [InlineData(
        "CREATE TRIGGER t AFTER UPDATE ON p BEGIN DELETE FROM lg; DELETE FROM other; INSERT INTO lg VALUES (1); END",
        "UPDATE p SET n = 5",
        "lg 3; other 2"
    )]
    [InlineData(
        "CREATE VIEW v AS SELECT * FROM p; CREATE TRIGGER t INSTEAD OF DELETE ON v BEGIN DELETE FROM lg; END",
        "DELETE FROM v",
        "lg 3"
    )]
    public void Migrate_ATriggerDeletesRows_ReportsThem(string trigger, string sql, string expected)
    {
        using var bench = new Workbench(Seed + trigger);

        var report = bench.Manager(new StepCode(m => m.Execute.Sql(sql))).Migrate();

        Assert.Equal(
            expected,
            string.Join("; ", report.Steps[0].Deleted.Select(deleted => $"{deleted.Table} {deleted.Rows}").Order(StringComparer.Ordinal))
        );
    }
}
