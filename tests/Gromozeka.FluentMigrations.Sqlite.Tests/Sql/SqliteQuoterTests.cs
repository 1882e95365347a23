namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class SqliteQuoterTests
{
    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("\"a\"", "\"a\"")]
    [InlineData("\"a\"\"b\"", "\"a\"\"b\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("\"a\" \"b\"", "\"\"\"a\"\" \"\"b\"\"\"")]
    [InlineData("order", "\"order\"")]
    [InlineData("[a]", "\"[a]\"")]
    [InlineData("", "")]
    public void Quote_Name_IsOneIdentifier(string name, string expected) => Assert.Equal(expected, Quoter.Quote(name));

    [Theory]
    [InlineData("a")]
    [InlineData("a\"b c'd[e]`f`")]
    [InlineData("имя")]
    [InlineData("\"")]
    public void UnQuote_QuotedName_IsTheName(string name) => Assert.Equal(name, Quoter.UnQuote(Quoter.Quote(name)));

    [Fact]
    public void Qualified_Names_StandBehindTheirSchema()
    {
        Assert.Equal("\"s\".\"t\"", Quoter.QuoteTableName("t", "s"));
        Assert.Equal("\"t\"", Quoter.QuoteTableName("t", ""));
        Assert.Equal("\"s\".\"i\"", Quoter.QuoteIndexName("i", "s"));
        Assert.Equal("\"s\".\"q\"", Quoter.QuoteSequenceName("q", "s"));
        Assert.Equal("\"c\"", Quoter.QuoteConstraintName("c", "s"));
        Assert.Equal("\"c\"", Quoter.QuoteColumnName("c"));
        Assert.Equal("\"s\"", Quoter.QuoteSchemaName("s"));
    }
}
