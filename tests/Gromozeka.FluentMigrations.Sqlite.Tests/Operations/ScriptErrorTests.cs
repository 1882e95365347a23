namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>The driver swallows an error of a statement that stands behind one with a result, when nobody reads to the end.</summary>
public class ScriptErrorTests
{
    [Theory]
    [InlineData("INSERT INTO t VALUES (1); SELECT a FROM t; INSERT INTO missing VALUES (1)")]
    [InlineData("SELECT 1; not SQL")]
    [InlineData("SELECT 1; SELECT abs(-9223372036854775808)")]
    [InlineData("SELECT 1; INSERT INTO t VALUES (5); INSERT INTO t VALUES (5)")]
    [InlineData("PRAGMA user_version; INSERT INTO t VALUES (5), (5)")]
    [InlineData("INSERT INTO t VALUES (1) RETURNING a; INSERT INTO t VALUES (1)")]
    [InlineData("SELECT CASE WHEN value > 1 THEN abs(-9223372036854775808) END FROM json_each('[1, 2]')")]
    public void Migrate_ScriptWhoseStatementFailsBehindAResult_Fails(string sql)
    {
        using var bench = new Workbench("CREATE TABLE t (a INTEGER UNIQUE)");

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(m => m.Execute.Sql(sql)));

        Assert.Equal(ErrorCodes.StepFailed, error.Code);
        Assert.Equal("0", bench.Read("SELECT count(*) FROM t"));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Fact]
    public void Migrate_ScriptWithResults_RunsEveryStatement()
    {
        using var bench = new Workbench("CREATE TABLE t (a INTEGER UNIQUE)");

        bench.Migrate(m =>
            m.Execute.Sql(
                "SELECT 1; INSERT INTO t VALUES (1), (2) RETURNING a; SELECT a FROM t; PRAGMA user_version; INSERT INTO t VALUES (3);"
            )
        );

        Assert.Equal("1; 2; 3", bench.Read("SELECT a FROM t"));
    }

    [Fact]
    public void Insert_RowsOfATableWithAFailingTrigger_Fail()
    {
        using var bench = new Workbench(
            """
            CREATE TABLE t (a INTEGER);
            CREATE TRIGGER tr BEFORE INSERT ON t WHEN new.a = 2 BEGIN SELECT raise(ABORT, 'no two'); END;
            """
        );

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m => m.Insert.IntoTable("t").Row(new { a = 1 }).Row(new { a = 2 }))
        );

        Assert.Contains("no two", error.Why, StringComparison.Ordinal);
        Assert.Equal("0", bench.Read("SELECT count(*) FROM t"));
    }
}
