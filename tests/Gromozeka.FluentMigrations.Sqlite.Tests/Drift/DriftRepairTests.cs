using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Drift;

/// <summary>What is suggested to undo drift is run as it stands: then there is none, and nothing is lost.</summary>
public sealed class DriftRepairTests : IDisposable
{
    private const string Table = "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT NOT NULL, n INTEGER); CREATE TABLE b (id INTEGER); ";
    private const string View = Table + "CREATE VIEW v AS SELECT id FROM a; ";
    private const string ViewTrigger = "CREATE TRIGGER tr INSTEAD OF DELETE ON v BEGIN DELETE FROM a WHERE id = old.id; END";

    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(View, "CREATE TRIGGER tr INSTEAD OF DELETE ON v BEGIN SELECT 1; END")]
    [InlineData(View + ViewTrigger, "DROP VIEW v; CREATE VIEW v AS SELECT id, n FROM a; " + ViewTrigger)]
    [InlineData(View + ViewTrigger, "DROP VIEW v; CREATE VIEW v AS SELECT id, n FROM a")]
    [InlineData(
        View + ViewTrigger,
        "DROP VIEW v; CREATE VIEW v AS SELECT n FROM a; CREATE TRIGGER other INSTEAD OF DELETE ON v BEGIN SELECT 1; END"
    )]
    [InlineData(
        Table + "CREATE TRIGGER tr AFTER INSERT ON a BEGIN SELECT 1; END",
        "DROP TRIGGER tr; CREATE TRIGGER tr AFTER INSERT ON b BEGIN SELECT 1; END"
    )]
    [InlineData(
        Table + "CREATE TRIGGER tr AFTER INSERT ON a BEGIN SELECT 1; END",
        "DROP TRIGGER tr; CREATE TABLE z (id); CREATE TRIGGER tr AFTER INSERT ON z BEGIN SELECT 1; END"
    )]
    [InlineData(Table + "CREATE INDEX ix ON a (name)", "DROP INDEX ix; CREATE INDEX ix ON b (id)")]
    [InlineData(
        Table + "CREATE INDEX ix ON a (name); CREATE TRIGGER tr AFTER INSERT ON a BEGIN SELECT 1; END; CREATE VIEW v AS SELECT n FROM a",
        "ALTER TABLE a RENAME TO z"
    )]
    [InlineData(Table + "CREATE INDEX ix ON a (name)", "ALTER TABLE a RENAME COLUMN name TO title")]
    public void Sql_RunAsItStands_UndoesTheDriftAndKeepsTheRows(string up, string change)
    {
        var manager = Migrated(up);
        _bench.File.Execute("INSERT INTO a VALUES (1, 'Ada', 7); " + change);

        // The second time finds what is in a table that has its name again.
        foreach (var one in Enumerable.Range(0, 2).SelectMany(_ => manager.GetDrift().Drift.ToList()))
            _bench.File.Execute(one.Sql!);

        Assert.Empty(manager.GetDrift().Drift);
        Assert.Equal("1 Ada 7", _bench.Read("SELECT id || ' ' || name || ' ' || n FROM a"));
    }

    [Theory]
    [InlineData("CREATE INDEX ix ON a (name)", "DROP INDEX ix; CREATE TABLE z (id); CREATE INDEX ix ON z (id)")]
    [InlineData("CREATE INDEX ix ON a (name)", "DROP TABLE a; CREATE TABLE z (id); CREATE INDEX ix ON z (id)")]
    [InlineData("CREATE VIEW v AS SELECT n FROM a", "DROP VIEW v; CREATE INDEX v ON b (id); ALTER TABLE b RENAME TO c")]
    [InlineData("", "ALTER TABLE a RENAME TO z; CREATE INDEX a ON z (n)")]
    public void Sql_TheNameIsTakenBySomethingThatStays_IsNotSuggested(string up, string change)
    {
        var manager = Migrated(Table + up);
        _bench.File.Execute(change);

        var missing = manager.GetDrift().Drift.Where(one => one.Difference.Found is null && one.Difference.Subject != "table b");

        Assert.All(missing, one => Assert.Null(one.Sql));
        Assert.NotEmpty(missing);
    }

    [Theory]
    [InlineData("CREATE TABLE a (x INTEGER, y TEXT COLLATE NOCASE)", "CREATE TABLE a (x INTEGER, y TEXT)")]
    [InlineData("CREATE TABLE a (x INTEGER, y TEXT)", "CREATE TABLE a (x INTEGER, y TEXT COLLATE NOCASE)")]
    [InlineData("CREATE TABLE a (x INTEGER, y TEXT)", "CREATE TABLE a (x INTEGER, y TEXT DEFAULT 'q')")]
    [InlineData("CREATE TABLE a (x INTEGER PRIMARY KEY AUTOINCREMENT)", "CREATE TABLE a (x INTEGER PRIMARY KEY)")]
    [InlineData("CREATE TABLE a (x INTEGER, y INTEGER AS (x + 1) STORED)", "CREATE TABLE a (x INTEGER)")]
    [InlineData("CREATE TABLE a (x INTEGER, y INTEGER UNIQUE)", "CREATE TABLE a (x INTEGER)")]
    [InlineData("CREATE TABLE a (x INTEGER, y INTEGER NOT NULL CHECK (y > 0))", "CREATE TABLE a (x INTEGER)", "INSERT INTO a VALUES (1)")]
    public void Code_ThatWouldNotUndoIt_IsNotSuggested(string up, string now, string rows = "")
    {
        var manager = Migrated(up);
        _bench.File.Execute($"DROP TABLE a; {now}; {rows}");

        var column = manager.GetDrift().Drift.First(one => one.Difference.Subject.StartsWith("column a.", StringComparison.Ordinal));

        Assert.Null(column.Code);
    }

    /// <summary>A new database runs the migration as well.</summary>
    [Theory]
    [InlineData(
        "CREATE TABLE a (x INTEGER)",
        "ALTER TABLE a ADD COLUMN y TEXT",
        """if (Schema.Table("a").Column("y").Exists()) Delete.Column("y").FromTable("a");"""
    )]
    [InlineData(
        "CREATE TABLE a (x INTEGER, y TEXT DEFAULT (datetime('now')))",
        "INSERT INTO a (x) VALUES (1); ALTER TABLE a DROP COLUMN y",
        """if (!Schema.Table("a").Column("y").Exists()) """
            + """Alter.Table("a").AddColumn("y").AsCustom("TEXT").Nullable().WithDefaultValue(RawSql.Insert("(datetime('now'))"));"""
    )]
    [InlineData(
        "CREATE TABLE a (x INTEGER, y TEXT DEFAULT 'a\n\\\"b')",
        "DROP TABLE a; CREATE TABLE a (x INTEGER, y TEXT)",
        """Alter.Column("y").OnTable("a").AsCustom("TEXT").Nullable().WithDefaultValue(RawSql.Insert("('a\u000a\\\"b')"));"""
    )]
    public void Code_CompilesAndChangesNothingWithoutTheDrift(string up, string change, string code)
    {
        var manager = Migrated(up);
        _bench.File.Execute(change);

        Assert.Equal(code, Assert.Single(manager.GetDrift().Drift).Code);
    }

    [Theory]
    [InlineData("CREATE TABLE a (\"x, y\", x, y); CREATE INDEX ix ON a (\"x, y\")", "DROP INDEX ix; CREATE INDEX ix ON a (x, y)")]
    [InlineData("CREATE TABLE a (\"x DESC\", x); CREATE INDEX ix ON a (\"x DESC\")", "DROP INDEX ix; CREATE INDEX ix ON a (x DESC)")]
    [InlineData("CREATE TABLE a (\"1\", CHECK (\"1\" > 0))", "DROP TABLE a; CREATE TABLE a (\"1\", CHECK (1 > 0))")]
    [InlineData(
        "CREATE TABLE a (\"x+y\", x, y); CREATE VIEW v AS SELECT \"x+y\" AS q FROM a",
        "DROP VIEW v; CREATE VIEW v AS SELECT x+y AS q FROM a"
    )]
    public void GetDrift_ANameThatReadsLikeSomethingElse_IsNotTakenForIt(string up, string change)
    {
        var manager = Migrated(up);
        Assert.False(manager.GetDrift().HasDrift);
        _bench.File.Execute(change);

        Assert.True(manager.GetDrift().HasDrift);
    }

    private MigrationManager Migrated(string up)
    {
        var manager = _bench.Manager(new StepCode(migration => migration.Execute.Sql(up)));
        manager.Migrate();
        return manager;
    }
}
