using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Sql;

/// <summary>A script is split where psql splits it.</summary>
public class PostgresScriptTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" ; ;; -- nothing\n", "")]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("SELECT 1; SELECT 2;", "SELECT 1|SELECT 2")]
    [InlineData("SELECT ';'; SELECT 2", "SELECT ';'|SELECT 2")]
    [InlineData("SELECT 'it''s;'; SELECT 2", "SELECT 'it''s;'|SELECT 2")]
    [InlineData(@"SELECT E'it\';s'; SELECT 2", @"SELECT E'it\';s'|SELECT 2")]
    [InlineData(@"SELECT 'c:\'; SELECT 2", @"SELECT 'c:\'|SELECT 2")]
    [InlineData("SELECT 1 AS \"a;b\"; SELECT 2", "SELECT 1 AS \"a;b\"|SELECT 2")]
    [InlineData("SELECT $$a;b$$; SELECT 2", "SELECT $$a;b$$|SELECT 2")]
    [InlineData("SELECT $x$a;$$;b$x$; SELECT 2", "SELECT $x$a;$$;b$x$|SELECT 2")]
    [InlineData("SELECT a$b$c FROM t; SELECT 2", "SELECT a$b$c FROM t|SELECT 2")]
    [InlineData("PREPARE p AS SELECT $1; SELECT 2", "PREPARE p AS SELECT $1|SELECT 2")]
    [InlineData("SELECT 1 /* ; /* ; */ ; */; SELECT 2", "SELECT 1 /* ; /* ; */ ; */|SELECT 2")]
    [InlineData("SELECT 1 -- ;\n; SELECT 2", "SELECT 1 -- ;|SELECT 2")]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3", "*|SELECT 3")]
    [InlineData("SELECT 'never ends; SELECT 2", "SELECT 'never ends; SELECT 2")]
    public void Statements_AreSplitAtSemicolonsThatEndThem(string script, string expected)
    {
        var statements = PostgresScript.Statements(script);

        var wanted = expected.Split('|', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(wanted.Length, statements.Count);
        Assert.All(wanted.Zip(statements), pair => Assert.True(pair.First == "*" || pair.First == pair.Second, pair.Second));
    }

    /// <summary>The driver would split it at the semicolons in its body.</summary>
    [Theory]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3")]
    public void Statements_WithABodyOfStatements_AreRunFromAText(string script)
    {
        var statements = PostgresScript.Statements(script);

        Assert.Equal(2, statements.Count);
        Assert.StartsWith("DO $", statements[0], StringComparison.Ordinal);
        Assert.Contains("SELECT 2; END", statements[0], StringComparison.Ordinal);
        Assert.Equal("SELECT 3", statements[1]);
    }
}
