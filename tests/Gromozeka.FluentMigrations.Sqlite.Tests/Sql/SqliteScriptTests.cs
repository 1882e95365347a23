namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class SqliteScriptTests
{
    private const string Trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET b = CASE WHEN 1 THEN 2 END; DELETE FROM c; END;";

    [Theory]
    [InlineData("", "")]
    [InlineData(" ; ;\n", "")]
    [InlineData("-- only a comment; no more", "")]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("SELECT 1;", "SELECT 1;")]
    [InlineData("SELECT 1; SELECT 2 ;;SELECT 3", "SELECT 1;|SELECT 2 ;|SELECT 3")]
    [InlineData("SELECT ';' AS \";\", [;] /* ; */; -- ;\nSELECT 2", "SELECT ';' AS \";\", [;] /* ; */;|-- ;\nSELECT 2")]
    [InlineData("BEGIN; SELECT 1; END; SELECT 2", "BEGIN;|SELECT 1;|END;|SELECT 2")]
    [InlineData("SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 2", "SELECT CASE 1 WHEN 1 THEN 2 END;|SELECT 2")]
    [InlineData(Trigger + "SELECT 1", Trigger + "|SELECT 1")]
    [InlineData("SELECT 1;\n\uFEFF" + Trigger + "SELECT 1", "SELECT 1;|\uFEFF" + Trigger + "|SELECT 1")]
    [InlineData(
        "create temp trigger t after insert on a begin select 1; end; select 2",
        "create temp trigger t after insert on a begin select 1; end;|select 2"
    )]
    [InlineData("CREATE TEMPORARY TRIGGER t DELETE ON a BEGIN SELECT 1; END", "CREATE TEMPORARY TRIGGER t DELETE ON a BEGIN SELECT 1; END")]
    [InlineData("EXPLAIN " + Trigger + "SELECT 1", "EXPLAIN " + Trigger + "|SELECT 1")]
    [InlineData("EXPLAIN QUERY PLAN " + Trigger + "SELECT 1", "EXPLAIN QUERY PLAN " + Trigger + "|SELECT 1")]
    [InlineData("EXPLAIN", "EXPLAIN")]
    [InlineData("EXPLAIN QUERY", "EXPLAIN QUERY")]
    [InlineData("EXPLAIN QUERY PLAN", "EXPLAIN QUERY PLAN")]
    [InlineData("EXPLAIN; SELECT 1", "EXPLAIN;|SELECT 1")]
    [InlineData("CREATE", "CREATE")]
    [InlineData("CREATE TEMP", "CREATE TEMP")]
    [InlineData("CREATE TABLE trigger_log (a); SELECT 1", "CREATE TABLE trigger_log (a);|SELECT 1")]
    public void Statements_OfScript_EndWhereSqliteEndsThem(string sql, string expected) =>
        Assert.Equal(expected, string.Join("|", SqliteScript.Statements(sql)));

    [Theory]
    [InlineData("SELECT 1\nGO\nSELECT 2", "SELECT 1|SELECT 2")]
    [InlineData("GO\nSELECT 1\r\n\t go \r\nSELECT 2\nGO", "SELECT 1|SELECT 2")]
    [InlineData("SELECT 'a\nGO\nb'", "SELECT 'a\nGO\nb'")]
    [InlineData("SELECT 1 /*\nGO\n*/ AS a", "SELECT 1 /*\nGO\n*/ AS a")]
    [InlineData("SELECT a AS\n\"GO\"\nFROM t", "SELECT a AS\n\"GO\"\nFROM t")]
    [InlineData("SELECT go FROM\ngo t", "SELECT go FROM\ngo t")]
    [InlineData(
        "CREATE TRIGGER t DELETE ON a BEGIN SELECT 1; END\nGO\nSELECT 2",
        "CREATE TRIGGER t DELETE ON a BEGIN SELECT 1; END|SELECT 2"
    )]
    [InlineData("SELECT 1\nGO\nSELECT 2; SELECT 3\n go 2 \r\nSELECT 4", "SELECT 1|SELECT 2;|SELECT 3|SELECT 2;|SELECT 3|SELECT 4")]
    [InlineData("SELECT 1\nGO 0\nSELECT 2", "SELECT 2")]
    [InlineData("SELECT 1 AS\nGO3\nFROM t", "SELECT 1 AS\nGO3\nFROM t")]
    [InlineData("SELECT 1\nGO 2 3\nFROM t", "SELECT 1\nGO 2 3\nFROM t")]
    public void Statements_OfBatches_EndAtLinesOfGo(string sql, string expected) =>
        Assert.Equal(expected, string.Join("|", SqliteScript.Statements(sql)));

    [Theory]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("SELECT/* a */1", "SELECT 1")]
    [InlineData("SELECT 1 -- one\n, 2", "SELECT 1\n, 2")]
    [InlineData("SELECT '-- a /* b */', \"/* c */\", [-- d]", "SELECT '-- a /* b */', \"/* c */\", [-- d]")]
    [InlineData("SELECT 1 /* open", "SELECT 1 ")]
    public void WithoutComments_OfSql_LeavesTheRest(string sql, string expected) =>
        Assert.Equal(expected, SqliteScript.WithoutComments(sql));
}
