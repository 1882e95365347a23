using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Adoption;

/// <summary>What can make a statement of the program fail is not called harmless.</summary>
public sealed class WarnedDifferenceTests : IDisposable
{
    private const string Expected =
        "CREATE TABLE p (id INTEGER PRIMARY KEY); "
        + "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, p INT REFERENCES p (id), u TEXT UNIQUE, c TEXT CHECK (length(c) > 0))";
    private const string Begin = "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, ";
    private const string Rest = "p INT REFERENCES p (id), u TEXT UNIQUE, c TEXT CHECK (length(c) > 0)";
    private const string Insert = "INSERT INTO t (id, a) VALUES (1, 'x'), (2, 'y')";

    private readonly Bed _bed = new();

    public WarnedDifferenceTests() => _bed.Script.Up(1, migration => migration.Execute.Sql(Expected));

    public void Dispose() => _bed.Dispose();

    /// <summary>What is there, and the warnings; a statement of the program fails on it.</summary>
    public static TheoryData<string, string> Failing =>
        new()
        {
            { Begin + Rest + ", g TEXT NOT NULL AS (nullif(a, 'x')))", "column t.g: not expected" },
            { Begin + Rest + ", g TEXT AS (json_extract(a, '$.x')) STORED)", "column t.g: not expected" },
            { Begin + Rest + "); CREATE INDEX j ON t (json_extract(a, '$.x'))", "index j: not expected" },
            { Begin + Rest + "); CREATE INDEX j ON t (id, json_extract(a, '$.x'))", "index j: not expected" },
            { Begin + Rest + "); CREATE INDEX j ON t (id) WHERE json_extract(a, '$.x') > 1", "index j: not expected" },
            {
                Begin + Rest + ", x INT NOT NULL DEFAULT 7 REFERENCES p (id))",
                "constraint (x) references p(id) on delete NO ACTION on update NO ACTION of t: not expected"
            },
            {
                Begin + Rest + ", x INT REFERENCES nowhere (id))",
                "constraint (x) references nowhere(id) on delete NO ACTION on update NO ACTION of t: not expected"
            },
            { Begin + Rest + ", x INT DEFAULT 0 CHECK (x > 0))", "constraint CHECK (x > 0) of t: not expected" },
            {
                Begin + "p INT DEFAULT 0 REFERENCES p (id), u TEXT UNIQUE, c TEXT CHECK (length(c) > 0))",
                "column t.p: expected INT null, found INT null default 0"
            },
            {
                Begin + "p INT REFERENCES p (id), u TEXT DEFAULT '' UNIQUE, c TEXT CHECK (length(c) > 0))",
                "column t.u: expected TEXT null, found TEXT null default ''"
            },
            {
                Begin + "p INT REFERENCES p (id), u TEXT UNIQUE, c TEXT DEFAULT '' CHECK (length(c) > 0))",
                "column t.c: expected TEXT null, found TEXT null default ''"
            },
        };

    [Theory]
    [MemberData(nameof(Failing))]
    public void PlanAdoption_AStatementCanFailOnIt_Warns(string found, string warning)
    {
        _bed.File.Execute(found);

        var plan = Manager().PlanAdoption()!;
        Manager().Migrate();

        Assert.Equal([warning], plan.Differences.Where(one => one.Class == DifferenceClass.Warned).Select(one => one.ToString()));
        Assert.ThrowsAny<SqliteException>(() => _bed.File.Execute("PRAGMA foreign_keys = ON; " + Insert));
    }

    [Theory]
    [InlineData(Begin + Rest + ", g TEXT AS (nullif(a, 'x')))")]
    [InlineData(Begin + Rest + ", g TEXT AS (upper(a)) STORED)")]
    [InlineData(Begin + Rest + "); CREATE INDEX j ON t (lower(a), id + 1) WHERE length(a) > 1 AND a IN ('x', 'y')")]
    [InlineData(
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT DEFAULT '', "
            + Rest
            + ", x INT NOT NULL DEFAULT 0)"
    )]
    public void PlanAdoption_NoStatementCanFailOnIt_CallsItHarmless(string found)
    {
        _bed.File.Execute(found);

        var plan = Manager().PlanAdoption()!;
        Manager().Migrate();

        Assert.NotEmpty(plan.Differences);
        Assert.All(plan.Differences.Where(one => one.Subject != "table facts"), one => Assert.Equal(DifferenceClass.Harmless, one.Class));
        _bed.File.Execute("PRAGMA foreign_keys = ON; " + Insert);
    }

    private MigrationManager Manager() => _bed.FullManager(Bed.One, options => options.AdoptExistingDatabase = true);
}
