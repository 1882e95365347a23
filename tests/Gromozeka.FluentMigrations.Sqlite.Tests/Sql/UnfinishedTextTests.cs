using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class UnfinishedTextTests
{
    private const string Long = "123456789 123456789 123456789 123456789 123456789 123456789 ";

    [Theory]
    [InlineData("SELECT 1 /* a", "in line 1 of the script a comment never ends: /* a")]
    [InlineData("SELECT 1 /*/", "in line 1 of the script a comment never ends: /*/")]
    [InlineData("/*", "in line 1 of the script a comment never ends: /*")]
    [InlineData("SELECT 'a", "in line 1 of the script a string in quotes never ends: 'a")]
    [InlineData("SELECT\n'a''", "in line 2 of the script a string in quotes never ends: 'a''")]
    [InlineData("\n\nSELECT x'00", "in line 3 of the script a string in quotes never ends: x'00")]
    [InlineData("SELECT X'", "in line 1 of the script a string in quotes never ends: X'")]
    [InlineData("SELECT \"a \n b", "in line 1 of the script a name in quotes never ends: \"a")]
    [InlineData("SELECT `a", "in line 1 of the script a name in quotes never ends: `a")]
    [InlineData("SELECT [a", "in line 1 of the script a name in quotes never ends: [a")]
    [InlineData("SELECT '", "in line 1 of the script a string in quotes never ends: '")]
    [InlineData("SELECT \"", "in line 1 of the script a name in quotes never ends: \"")]
    [InlineData("SELECT 1;\nSELECT\0 2", "in line 2 of the script there is a NUL character, where SQLite stops reading: \\0 2")]
    [InlineData("\0", "in line 1 of the script there is a NUL character, where SQLite stops reading: \\0")]
    [InlineData($"'{Long}", $"in line 1 of the script a string in quotes never ends: '{Long}")]
    [InlineData(
        $"'{Long}a",
        "in line 1 of the script a string in quotes never ends: '123456789 123456789 123456789 123456789 123456789 123456789 …"
    )]
    public void Check_TextThatSwallowsTheRest_SaysWhereItBegins(string sql, string why)
    {
        var error = Assert.Throws<CheckFailedException>(() => UnfinishedText.Check(sql));

        Assert.Equal(ErrorCodes.InvalidScript, error.Code);
        Assert.Equal(why.TrimEnd(), error.Message);
        Assert.Equal("close or remove it, and start again", error.Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SELECT 1 -- open")]
    [InlineData("/**/")]
    [InlineData("SELECT 'a'")]
    [InlineData("SELECT 'a'''")]
    [InlineData("SELECT ''")]
    [InlineData("SELECT ''''")]
    [InlineData("SELECT X''")]
    [InlineData("SELECT \"a\"\"\"")]
    [InlineData("SELECT `a`")]
    [InlineData("SELECT [a]")]
    [InlineData("SELECT []")]
    [InlineData("SELECT '[a', [b']")]
    [InlineData("SELECT x")]
    public void Check_TextThatEnds_IsFine(string sql) => UnfinishedText.Check(sql);

    [Theory]
    [InlineData("CREATE TRIGGER t DELETE ON a BEGIN SELECT 1;", 1)]
    [InlineData("CREATE TRIGGER t DELETE ON a BEGIN SELECT 1; SELECT 2", 1)]
    [InlineData("SELECT 1;\nCREATE TRIGGER t DELETE ON a BEGIN SELECT 1; END SELECT 2;", 2)]
    [InlineData("CREATE TRIGGER t DELETE ON a BEGIN SELECT 1; END x;", 1)]
    [InlineData("EXPLAIN CREATE TRIGGER t", 1)]
    [InlineData("CREATE TRIGGER", 1)]
    [InlineData("CREATE TRIGGER END;", 1)]
    public void Statements_TriggerWithoutEnd_SaysWhereItBegins(string sql, int line)
    {
        var error = Assert.Throws<CheckFailedException>(() => SqliteScript.Statements(sql));

        Assert.StartsWith($"in line {line} of the script the body of a trigger has no END: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_OfUnfinishedText_IsRefused() => Assert.Throws<CheckFailedException>(() => SqliteScript.Statements("SELECT 'a"));
}
