using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Nothing of a script vanishes: what would swallow the rest of it is refused before its first statement runs.</summary>
public sealed class UnfinishedScriptTests : IDisposable
{
    private const string First = "CREATE TABLE first (a);\n";

    private readonly Workbench _bench = new("CREATE TABLE t (a TEXT)");

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(First + "/* a comment\nCREATE TABLE second (a);", "in line 2 of the script a comment never ends: /* a comment")]
    [InlineData(First + "INSERT INTO t VALUES ('a'); /*", "in line 2 of the script a comment never ends: /*")]
    [InlineData(First + "/*/ CREATE TABLE second (a);", "a comment never ends: /*/ CREATE")]
    [InlineData(First + "/* * / CREATE TABLE second (a); -- */ no: that is a comment, too\n/*", "in line 3")]
    [InlineData("/* the whole script", "in line 1 of the script a comment never ends")]
    [InlineData(
        First + "INSERT INTO t VALUES ('it''s);\nCREATE TABLE second (a);",
        "in line 2 of the script a string in quotes never ends: 'it''s);"
    )]
    [InlineData(First + "INSERT INTO t VALUES ('", "a string in quotes never ends")]
    [InlineData(First + "INSERT INTO t VALUES ('''", "a string in quotes never ends")]
    [InlineData(First + "INSERT INTO t VALUES (x'00);", "a string in quotes never ends")]
    [InlineData(First + "INSERT INTO \"t VALUES ('a');", "a name in quotes never ends")]
    [InlineData(First + "INSERT INTO `t VALUES ('a');", "a name in quotes never ends")]
    [InlineData(First + "INSERT INTO [t VALUES ('a');", "a name in quotes never ends")]
    [InlineData(
        First + "CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t;\nCREATE TABLE second (a);",
        "in line 2 of the script the body of a trigger has no END: CREATE TRIGGER r"
    )]
    [InlineData(
        First + "CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; CREATE TABLE second (a)",
        "the body of a trigger has no END"
    )]
    [InlineData(
        First + "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT CASE WHEN 1 THEN 2 END; CREATE TABLE second (a);",
        "the body of a trigger has no END"
    )]
    [InlineData(
        First + "CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t;\nGO\nCREATE TABLE second (a);",
        "the body of a trigger has no END"
    )]
    [InlineData(First + "INSERT INTO t VALUES ('a');\0 CREATE TABLE second (a);", "in line 2 of the script there is a NUL character")]
    [InlineData(First + "INSERT INTO t VALUES ('a\0b');", "there is a NUL character")]
    [InlineData(
        First + "DELETE FROM t -- only one\rWHERE a = 1;",
        "in line 2 of the script a comment goes on after a CR without LF, where for SQLite no line ends: -- only one\\rWHERE a = 1;"
    )]
    [InlineData("-- all of it\rCREATE TABLE first (a);", "in line 1 of the script a comment goes on after a CR")]
    [InlineData(First + "/* -- */ -- last\r\r\n--\rDROP TABLE t", "in line 3 of the script a comment goes on after a CR")]
    public void Sql_SomethingNeverEnds_IsRefusedWithItsLine(string sql, string why)
    {
        foreach (var strips in new[] { false, true })
        {
            var options = new SqliteDatabaseOptions { ConnectionString = "", StripComments = strips };

            var error = Assert.Throws<MigrationException>(() =>
                _bench.Manager(new Fixtures.Steps.StepCode(up => up.Execute.Sql(sql)), options).Migrate()
            );

            Assert.Equal(ErrorCodes.InvalidScript, error.Code);
            Assert.Contains(why, error.Why, StringComparison.Ordinal);
            Assert.Equal("0", _bench.Read("SELECT count(*) FROM sqlite_master WHERE name IN ('first', 'second')"));
            Assert.Equal("0", _bench.Read("SELECT count(*) FROM t"));
        }
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES ('a') /* the end */")]
    [InlineData("INSERT INTO t VALUES ('a') /**/")]
    [InlineData("/* /* */ INSERT INTO t VALUES ('a')")]
    [InlineData("INSERT INTO t VALUES ('a') -- /* no comment that has to end")]
    [InlineData("INSERT INTO t VALUES ('a'); -- it's 'one")]
    [InlineData("-- a line\r\nINSERT INTO t VALUES ('a') -- another\r")]
    [InlineData("/* a\r--\rb */ INSERT INTO t\rVALUES\r('a') -- last\r\r\n")]
    [InlineData("INSERT INTO t VALUES (replace('/* a', '/* ', ''))")]
    [InlineData("INSERT INTO t (\"a\") VALUES ('a'); SELECT ''''")]
    [InlineData("INSERT INTO t ([a]) VALUES ('a'); SELECT x''")]
    [InlineData("CREATE TRIGGER r AFTER DELETE ON t BEGIN SELECT CASE WHEN 1 THEN 2 END; END; INSERT INTO t VALUES ('a')")]
    [InlineData("INSERT INTO t VALUES ('a'); CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END")]
    [InlineData("INSERT INTO t VALUES ('a'); CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END -- the end")]
    public void Sql_EverythingEnds_Runs(string sql)
    {
        _bench.Migrate(up => up.Execute.Sql(sql));

        Assert.Equal("a", _bench.Read("SELECT a FROM t"));
    }

    [Fact]
    public void Default_RawSqlWithACommentThatNeverEnds_IsRefused()
    {
        var error = Assert.Throws<MigrationException>(() =>
            _bench.Migrate(up => up.Alter.Table("t").AddColumn("b").AsInt32().NotNullable().WithDefaultValue(RawSql.Insert("1 /*")))
        );

        Assert.NotEqual("b", _bench.Read("SELECT name FROM pragma_table_info('t') WHERE name = 'b'"));
        Assert.Contains(error.Code, new[] { ErrorCodes.InvalidScript, ErrorCodes.OperationNotSupported, ErrorCodes.StepFailed });
    }
}
