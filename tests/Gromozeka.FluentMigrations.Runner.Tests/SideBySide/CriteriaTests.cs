namespace Gromozeka.FluentMigrations.Runner.SideBySide;

/// <summary>Which rows a criterion of raw SQL means: the same ones with either processor.</summary>
public sealed class CriteriaTests
{
    private const string Rows = "CREATE TABLE t (a INTEGER, b INTEGER); INSERT INTO t VALUES (-1, 1), (0, 2), (1, 3), (2, 4), (NULL, 5)";

    [Theory]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("+ 1")]
    [InlineData(" -1")]
    [InlineData("(SELECT 2)")]
    [InlineData("b - 2")]
    [InlineData("abs(-2)")]
    [InlineData("exists(SELECT 1)")]
    [InlineData("like('a', 'a')")]
    [InlineData("/* two */ 2")]
    [InlineData("~1")]
    [InlineData("= 1")]
    [InlineData("> 0")]
    [InlineData("<> 1")]
    [InlineData("!= 1")]
    [InlineData("IN (1, 2)")]
    [InlineData("in(1)")]
    [InlineData("is null")]
    [InlineData("Not Null")]
    [InlineData("not in (1)")]
    [InlineData("between 0 and 1")]
    [InlineData("like '%1'")]
    public void RawSql_AsCriterion_ChangesTheSameRows(string sql)
    {
        AssertSame(migration => migration.Update.Table("t").Set(new { b = 9 }).Where(new { a = RawSql.Insert(sql) }));
        AssertSame(migration => migration.Delete.FromTable("t").Row(new { a = RawSql.Insert(sql) }));
    }

    [Fact]
    public void RawSql_WithoutAColumn_IsTheWholeCriterionOrAssignment()
    {
        AssertSame(migration => migration.Update.Table("t").Set(Raw("b = 9, a = 8")).Where(Raw("a > 0")));
        AssertSame(migration => migration.Delete.FromTable("t").Row(Raw("a > 0")));
    }

    /// <summary>Words that no value begins with are operators here, where FluentMigrator writes what SQLite cannot read.</summary>
    [Theory]
    [InlineData("GLOB '1*'", "3")]
    [InlineData("isnull", "5")]
    [InlineData("notnull", "1,2,3,4")]
    [InlineData("in\n(1)", "3")]
    [InlineData("COLLATE NOCASE = 1", "3")]
    [InlineData("is  2", "4")]
    public void RawSql_OtherOperators_Work(string sql, string expected)
    {
        using var host = new RunnerHost("Library");
        host.File.Execute(Rows);

        host.Run(runner =>
            runner.Up(new Plain(migration => migration.Update.Table("t").Set(new { a = 7 }).Where(new { a = RawSql.Insert(sql) })))
        );

        Assert.Equal(expected, host.File.Scalar("SELECT group_concat(b) FROM t WHERE a = 7"));
    }

    private static Dictionary<string, object> Raw(string sql) => new() { [""] = RawSql.Insert(sql) };

    private static void AssertSame(Action<Migration> up) =>
        Assert.Equal(Content(up, builder => builder.AddSQLite()), Content(up, builder => builder.AddGromozekaSQLite()));

    private static IReadOnlyList<string> Content(Action<Migration> up, Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> database)
    {
        using var host = new RunnerHost("Library") { Database = database };
        host.File.Execute(Rows);
        host.Run(runner => runner.Up(new Plain(up)));
        return host.File.Content("t");
    }
}
