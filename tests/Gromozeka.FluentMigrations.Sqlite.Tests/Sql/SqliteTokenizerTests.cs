namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public class SqliteTokenizerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\r\n\f ", "")]
    [InlineData("a b", "W:a W:b")]
    [InlineData("a--x\nb", "W:a W:b")]
    [InlineData("a -- x", "W:a")]
    [InlineData("a/* -- 'x' */b", "W:a W:b")]
    [InlineData("a /* x", "W:a")]
    [InlineData("/*/ a */ b", "W:b")]
    [InlineData("/**/a/***/b", "W:a W:b")]
    [InlineData("a - - b / * c", "W:a S:- S:- W:b S:/ S:* W:c")]
    [InlineData("'it''s' 'x'", "T:'it''s' T:'x'")]
    [InlineData("'-- no /* comment */'", "T:'-- no /* comment */'")]
    [InlineData("'' ''''", "T:'' T:''''")]
    [InlineData("\"a\"\"b\" `c``d` [e\"f]", "Q:\"a\"\"b\" Q:`c``d` Q:[e\"f]")]
    [InlineData("[a]]", "Q:[a] S:]")]
    [InlineData("\"a'b\" 'c\"d'", "Q:\"a'b\" T:'c\"d'")]
    [InlineData("'open", "T:'open")]
    [InlineData("'open''", "T:'open''")]
    [InlineData("\"open", "Q:\"open")]
    [InlineData("[open", "Q:[open")]
    [InlineData("`", "Q:`")]
    [InlineData("x'00FF' X'' x y'z'", "T:x'00FF' T:X'' W:x W:y T:'z'")]
    [InlineData("1 1.5 .5e-3 2E+10 0xFF 1_000 -7", "N:1 N:1.5 N:.5e-3 N:2E+10 N:0xFF N:1_000 S:- N:7")]
    [InlineData("t.5 1-2 0xE+1", "W:t N:.5 N:1 S:- N:2 N:0xE S:+ N:1")]
    [InlineData("a_1$b имя漢字 _x", "W:a_1$b W:имя漢字 W:_x")]
    [InlineData("a \u00a0b", "W:a W:\u00a0b")]
    [InlineData("\uFEFFa,\n\uFEFF\uFEFFb \uFEFF'c'\uFEFF", "W:a S:, W:b T:'c'")]
    [InlineData("a\uFEFF b\uFEFFc", "W:a\uFEFF W:b\uFEFFc")]
    [InlineData("a \v\vb\n\v", "W:a W:b")]
    [InlineData("\va", "S:\v W:a")]
    [InlineData("x'00''a' X'", "T:x'00' T:'a' T:X'")]
    [InlineData("t(a,b)>=1.5;", "W:t S:( W:a S:, W:b S:) S:> S:= N:1.5 S:;")]
    public void Read_Sql_IsSplitAsSqliteDoes(string sql, string expected) =>
        Assert.Equal(expected, string.Join(" ", SqliteTokenizer.Read(sql).Select(token => $"{token.Kind.ToString()[0]}:{token.Text}")));

    [Theory]
    [InlineData("name", "name")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("`a``b`", "a`b")]
    [InlineData("[a\"\"b]", "a\"\"b")]
    [InlineData("\"\"", "")]
    [InlineData("\"open", "open")]
    [InlineData("\"", "")]
    [InlineData("[open", "open")]
    [InlineData("'te''xt'", "te'xt")]
    public void Name_Token_IsWithoutItsQuotes(string sql, string expected) =>
        Assert.Equal(expected, Assert.Single(SqliteTokenizer.Read(sql)).Name);

    [Theory]
    [InlineData("WHERE", true)]
    [InlineData("where", true)]
    [InlineData("wHeRe", true)]
    [InlineData("\"where\"", false)]
    [InlineData("'where'", false)]
    [InlineData("wherever", false)]
    public void Is_Keyword_InAnyCaseButNotQuoted(string sql, bool expected) =>
        Assert.Equal(expected, Assert.Single(SqliteTokenizer.Read(sql)).Is("WHERE"));

    [Theory]
    [InlineData("(", true)]
    [InlineData(")", false)]
    [InlineData("\"(\"", false)]
    [InlineData("'('", false)]
    [InlineData("a", false)]
    public void Is_Symbol_OnlyThat(string sql, bool expected) => Assert.Equal(expected, Assert.Single(SqliteTokenizer.Read(sql)).Is('('));

    [Theory]
    [InlineData("a", "b", true)]
    [InlineData("a", "1", true)]
    [InlineData("имя", "_x", true)]
    [InlineData("a", "\uFEFFb", true)]
    [InlineData("a ", "b", false)]
    [InlineData("a", " b", false)]
    [InlineData("a)", "b", false)]
    [InlineData("a", "(b", false)]
    [InlineData("", "b", false)]
    [InlineData("a", "", false)]
    public void Fuse_Texts_WhoseWordsWouldGrowTogether(string before, string after, bool expected) =>
        Assert.Equal(expected, SqliteTokenizer.Fuse(before, after));

    [Theory]
    [InlineData(".", "S:.")]
    [InlineData("1.", "N:1.")]
    [InlineData(".x", "S:. W:x")]
    [InlineData("0", "N:0")]
    [InlineData("0x", "N:0x")]
    [InlineData("1xe+1", "N:1xe+1")]
    [InlineData("00xe+1", "N:00xe+1")]
    [InlineData("0Xe-1", "N:0Xe S:- N:1")]
    [InlineData("x", "W:x")]
    [InlineData("a\u007fb", "W:a S:\u007f W:b")]
    [InlineData("--", "")]
    [InlineData("--\n", "")]
    [InlineData("--a\n--b\nc", "W:c")]
    public void Read_AtAnEdge_IsSplitAsSqliteDoes(string sql, string expected) => Read_Sql_IsSplitAsSqliteDoes(sql, expected);

    [Fact]
    public void Read_EveryPrefixOfAStatement_Ends()
    {
        const string Sql = "CREATE TABLE [a b] (\"c\"\"d\" TEXT DEFAULT 'e''f', `g` /* h */ CHECK (i <> x'00')) -- j\n STRICT";

        Assert.All(Enumerable.Range(0, Sql.Length + 1), length =>
            Assert.All(SqliteTokenizer.Read(Sql[..length]), token => Assert.NotNull(token.Name))
        );
    }
}
