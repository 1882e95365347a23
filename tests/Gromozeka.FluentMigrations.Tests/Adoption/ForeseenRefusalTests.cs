using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Adoption;

/// <summary>Where a run would refuse to adopt a database, because of its rows or of what is in the way, the plan says so.</summary>
public sealed class ForeseenRefusalTests : IDisposable
{
    private const string T = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 'x'), (2, 'x'); ";
    private const string P = "CREATE TABLE p (id INTEGER PRIMARY KEY); ";

    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    /// <summary>What migration 1 makes, what is there, and what the refusal has to say.</summary>
    public static TheoryData<string, string, string> ByRows =>
        new()
        {
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE UNIQUE INDEX u ON t (a)", T, "share a value" },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE UNIQUE INDEX u ON t (a)",
                T + "CREATE INDEX u ON t (a)",
                "share a value"
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE UNIQUE INDEX u ON t (upper(a), id / 8) WHERE a <> ''",
                T,
                "share a value"
            },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL); CREATE UNIQUE INDEX u ON t (a DESC)", T, "share a value" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, n INT DEFAULT 5 UNIQUE)", T, "share a value" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, n INT DEFAULT 5); CREATE UNIQUE INDEX u ON t (n)", T, "share a value" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, g TEXT AS (upper(a)) STORED UNIQUE)", T, "share a value" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, n INT DEFAULT 0 CHECK (n > 0))", T, "break CHECK" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, n INT NOT NULL DEFAULT 1 CHECK (n > id))", T, "break CHECK" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, n INT NOT NULL DEFAULT 1, CHECK (n > id))", T, "break CHECK" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, g TEXT NOT NULL AS (nullif(a, 'x')) VIRTUAL)", T, "NULL in column g" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, g TEXT NOT NULL AS (nullif(a, 'x')) STORED)", T, "NULL in column g" },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER) STRICT",
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER); INSERT INTO t VALUES (1, 'x')",
                "STRICT"
            },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE INDEX j ON t (json_extract(a, '$.x'))", T, "malformed JSON" },
            {
                P + "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT REFERENCES p (id))",
                P + "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT); INSERT INTO t VALUES (1, 9)",
                "do not exist"
            },
            {
                P + "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT REFERENCES p)",
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT); INSERT INTO t VALUES (1, 9)",
                "do not exist"
            },
            { P + "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, n INT DEFAULT 5 REFERENCES p (id))", P + T, "do not exist" },
            {
                "CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b)); CREATE TABLE t (a INT, b INT, FOREIGN KEY (a, b) REFERENCES p)",
                "CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b)); INSERT INTO p VALUES (1, 2); CREATE TABLE t (a INT, b INT); "
                    + "INSERT INTO t VALUES (1, 2), (1, NULL), (1, 3)",
                "1 row of table t"
            },
        };

    public static TheoryData<string, string, string> ByTheSchema =>
        new()
        {
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE INDEX u ON t (a)",
                T + "CREATE TABLE o (z); CREATE INDEX u ON o (z)",
                "index u already exists"
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE INDEX u ON t (a)",
                T + "CREATE TABLE u (z)",
                "already a table named u"
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE INDEX u ON t (a)",
                T + "CREATE VIEW u AS SELECT 1",
                "already a table named u"
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE s (a)",
                T + "CREATE INDEX s ON t (a)",
                "already an index named s"
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE VIEW s AS SELECT 1",
                T + "CREATE INDEX s ON t (a)",
                "already an index named s"
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE VIRTUAL TABLE f USING fts5(a)",
                T + "CREATE TABLE f_data (x)",
                "f_data"
            },
            {
                "CREATE TABLE p (id INTEGER PRIMARY KEY, u TEXT)",
                "CREATE TABLE p (id INTEGER PRIMARY KEY, u TEXT UNIQUE); CREATE TABLE mine (x REFERENCES p (u))",
                "mine"
            },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)", T + "CREATE INDEX history ON t (a)", "history" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)", T + "CREATE INDEX migration_log ON t (a)", "migration_log" },
            { "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)", T + "CREATE VIEW migration_log AS SELECT 1", "to a view" },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)",
                T
                    + "CREATE TABLE history (number INTEGER, title TEXT, done_at TEXT); "
                    + "CREATE TRIGGER g BEFORE INSERT ON history BEGIN SELECT raise(abort, 'not here'); END",
                "not here"
            },
            {
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)",
                T
                    + "CREATE TABLE history (number INTEGER, title TEXT, done_at TEXT); "
                    + "CREATE TRIGGER g BEFORE INSERT ON history BEGIN SELECT raise(ignore); END",
                "history"
            },
        };

    [Theory]
    [MemberData(nameof(ByRows))]
    [MemberData(nameof(ByTheSchema))]
    public void PlanAdoption_TheRunWouldRefuse_RefusesInTheSameWay(string expected, string found, string why)
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql(expected));
        _bed.File.Execute(found);

        var planned = Refusal.OfUnchanged(_bed, AnyCode(() => Manager().PlanAdoption()), () => Manager().PlanAdoption());
        var run = Refusal.OfUnchanged(_bed, planned.Code, () => Manager().Migrate());

        Assert.Contains(why, planned.Why, StringComparison.Ordinal);
        Assert.Equal((planned.What, planned.Why, planned.State, planned.Next), (run.What, run.Why, run.State, run.Next));
    }

    /// <summary>Without the rows, or with other ones, the same databases are adopted.</summary>
    [Theory]
    [MemberData(nameof(ByRows))]
    public void PlanAdoption_NoRowsAreInTheWay_IsWhatTheRunDoes(string expected, string found, string why)
    {
        Assert.NotEmpty(why);
        _bed.Script.Up(1, migration => migration.Execute.Sql(expected));
        _bed.File.Execute(found + "; DELETE FROM t");

        var plan = Manager().PlanAdoption()!;

        Assert.Equal(plan.Differences, Manager().Migrate().Adoption!.Differences);
    }

    private static ErrorCode AnyCode(Action plan) => Assert.Throws<MigrationException>(plan).Code;

    private MigrationManager Manager() => _bed.FullManager(Bed.One, options =>
        {
            options.AdoptExistingDatabase = true;
            options.Adoption.Align = true;
            options.Backup = null;
        });
}
