namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

/// <summary>Edits of "CREATE TABLE t (…)": each touches what it is about, and no comment.</summary>
public class TextEditsTests
{
    [Theory]
    [InlineData("(a INT, b)", "(a INT, b, c TEXT)")]
    [InlineData("(a INT, CHECK (a))", "(a INT, c TEXT, CHECK (a))")]
    [InlineData("(a INT -- of a\n)", "(a INT -- of a\n, c TEXT)")]
    [InlineData("(a INT  )", "(a INT, c TEXT  )")]
    public void AddColumn_GoesBehindTheLastColumnAndItsComment(string body, string expected) =>
        Check(body, expected, table => table.AddColumn("c TEXT"));

    [Theory]
    [InlineData("(a, b)", "(a, b, UNIQUE (a))")]
    [InlineData("(a, CHECK (a) /* c */)", "(a, CHECK (a) /* c */, UNIQUE (a))")]
    public void AddConstraint_GoesBehindEverything(string body, string expected) =>
        Check(body, expected, table => table.AddConstraint("UNIQUE (a)"));

    [Theory]
    [InlineData("(a, b)", "(a NOT NULL, b)")]
    [InlineData("(a INT UNIQUE /* u */, b)", "(a INT UNIQUE NOT NULL /* u */, b)")]
    public void Append_GoesBehindTheColumn(string body, string expected) =>
        Check(body, expected, table => table.Append(table.Columns[0], "NOT NULL"));

    [Theory]
    [InlineData("(a VARCHAR(9)NOT NULL)", "TEXT", "(a TEXT NOT NULL)")]
    [InlineData("(a INT)", "", "(a )")]
    [InlineData("(a INT/* c */NOT NULL)", "TEXT", "(a TEXT/* c */NOT NULL)")]
    public void Replace_OfAType_LeavesWordsApart(string body, string type, string expected) =>
        Check(body, expected, table => table.Replace(table.Columns[0].Type, type));

    [Theory]
    [InlineData("(a INT  \tNOT NULL)", "(a INT)")]
    [InlineData("(a INT\nNOT NULL)", "(a INT\n)")]
    [InlineData("(a INT NOT NULL UNIQUE)", "(a INT UNIQUE)")]
    [InlineData("(a INT NOT NULL, b)", "(a INT, b)")]
    [InlineData("(a INT -- c\nNOT NULL)", "(a INT -- c\n)")]
    public void Remove_OfAConstraintInAColumn_LeavesTheColumn(string body, string expected) =>
        Check(body, expected, table => table.Remove(table.Columns[0].Constraints[0].Span));

    [Theory]
    [InlineData("(a,b)", "(b)")]
    [InlineData("(a ,\t b)", "( b)")]
    [InlineData("(a, \nb)", "(\nb)")]
    [InlineData("( a, b)", "( b)")]
    public void Remove_OfTheFirstColumn_TakesTheCommaBehindIt(string body, string expected) =>
        Check(body, expected, table => table.Remove(table.Columns[0].Span));

    [Theory]
    [InlineData("(a,b)", "(a)")]
    [InlineData("(a , \t b )", "(a  )")]
    [InlineData("(a,\nb)", "(a\n)")]
    public void Remove_OfTheLastColumn_TakesTheCommaBeforeIt(string body, string expected) =>
        Check(body, expected, table => table.Remove(table.Columns[1].Span));

    [Fact]
    public void Remove_OfTheOnlyColumn_IsAnError()
    {
        var table = CreateTableParser.Parse("CREATE TABLE t (a)");

        Assert.Equal(
            "A table has at least one column.",
            Assert.Throws<InvalidOperationException>(() => table.Remove(table.Columns[0].Span)).Message
        );
    }

    private static void Check(string body, string expected, Func<CreateTableText, string> edit) =>
        Assert.Equal("CREATE TABLE t " + expected, edit(CreateTableParser.Parse("CREATE TABLE t " + body)));
}
