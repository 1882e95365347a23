namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

public class CreateTableParserTests
{
    [Theory]
    [InlineData("CREATE TABLE t (a)", "a[]")]
    [InlineData("CREATE TEMP TABLE IF NOT EXISTS main.\"t\" ('a b' INT, [c] TEXT)", "a b[INT] c[TEXT]")]
    [InlineData("CREATE TABLE t(a VARCHAR (10), b DECIMAL(10,-2), c \"odd type\" x)", "a[VARCHAR (10)] b[DECIMAL(10,-2)] c[\"odd type\" x]")]
    [InlineData("CREATE TABLE t(a INT CONSTRAINT n NOT NULL ON CONFLICT FAIL NULL)", "a[INT] NotNull:CONSTRAINT n NOT NULL ON CONFLICT FAIL Null:NULL")]
    [InlineData("CREATE TABLE t(a INTEGER PRIMARY KEY DESC ON CONFLICT ROLLBACK AUTOINCREMENT UNIQUE)", "a[INTEGER] PrimaryKey:PRIMARY KEY DESC ON CONFLICT ROLLBACK AUTOINCREMENT Unique:UNIQUE")]
    [InlineData("CREATE TABLE t(a DEFAULT -1.5e-3 COLLATE [nocase] DEFAULT(1+(2)) DEFAULT x'00' DEFAULT TRUE)", "a[] Default:DEFAULT -1.5e-3 Collate:COLLATE [nocase] Default:DEFAULT(1+(2)) Default:DEFAULT x'00' Default:DEFAULT TRUE")]
    [InlineData("CREATE TABLE t(a REFERENCES p NOT NULL, b REFERENCES p (c) ON DELETE SET NULL ON UPDATE NO ACTION MATCH FULL NOT DEFERRABLE INITIALLY IMMEDIATE CHECK (b>0))", "a[] ForeignKey:REFERENCES p NotNull:NOT NULL b[] ForeignKey:REFERENCES p (c) ON DELETE SET NULL ON UPDATE NO ACTION MATCH FULL NOT DEFERRABLE INITIALLY IMMEDIATE Check:CHECK (b>0)")]
    [InlineData("CREATE TABLE t(a INT GENERATED ALWAYS AS (b) STORED, b AS (1) , generated TEXT)", "a[INT] Generated:GENERATED ALWAYS AS (b) STORED b[] Generated:AS (1) generated[TEXT]")]
    [InlineData("CREATE TABLE t(a CONSTRAINT alone, CONSTRAINT pk PRIMARY KEY (a COLLATE x DESC), CHECK (a) CHECK (b) UNIQUE (a, \"b\") ON CONFLICT IGNORE, FOREIGN KEY (a,b) REFERENCES p) STRICT", "a[] NameOnly:CONSTRAINT alone PrimaryKey(a):CONSTRAINT pk PRIMARY KEY (a COLLATE x DESC) Check():CHECK (a) Check():CHECK (b) Unique(a,b):UNIQUE (a, \"b\") ON CONFLICT IGNORE ForeignKey(a,b):FOREIGN KEY (a,b) REFERENCES p")]
    [InlineData("CREATE TABLE t(a /* , ( */ INT -- )\n, b TEXT)", "a[INT] b[TEXT]")]
    public void Parse_Statement_FindsEveryPart(string sql, string expected)
    {
        var table = CreateTableParser.Parse(sql);

        var columns = table.Columns.Select(column => string.Join(" ", column.Constraints
            .Select(part => $"{part.Kind}:{part.Span.Of(sql)}").Prepend($"{column.Name}[{column.Type.Of(sql)}]")));
        var constraints = table.Constraints.Select(part => $"{part.Kind}({string.Join(",", part.Columns)}):{part.Span.Of(sql)}");
        Assert.Equal(expected, string.Join(" ", columns.Concat(constraints)));
    }

    [Theory]
    [InlineData("CREATE TABLE t")]
    [InlineData("CREATE TABLE t (a INT")]
    [InlineData("CREATE TABLE t (a INT DEFERRABLE)")]
    [InlineData("CREATE TABLE t (a INT REFERENCES p NOT NULL NOT DEFERRABLE)")]
    [InlineData("CREATE TABLE t (a CHECK (b")]
    [InlineData("CREATE TABLE t AS SELECT 1")]
    [InlineData("CREATE VIRTUAL TABLE t USING fts5(a)")]
    [InlineData("")]
    public void Parse_UnknownForm_IsNoGuess(string sql) => Assert.Throws<FormatException>(() => CreateTableParser.Parse(sql));

    [Theory]
    [InlineData("(a, b, c)", "a", "(b, c)")]
    [InlineData("(a, b, c)", "c", "(a, b)")]
    [InlineData("(a -- of a\n, b -- of b\n, c)", "b", "(a -- of a\n -- of b\n, c)")]
    [InlineData("( /* x */ a INT, -- of a\n b)", "a", "( /* x */ -- of a\n b)")]
    [InlineData("(a, b CHECK (b), UNIQUE (a))", "b", "(a, UNIQUE (a))")]
    public void Remove_Column_LeavesEveryCommentAndTheRest(string body, string column, string expected)
    {
        var table = CreateTableParser.Parse("CREATE TABLE t " + body);

        Assert.Equal("CREATE TABLE t " + expected, table.Remove(table.Find(column)!.Span));
    }

    [Theory]
    [InlineData("(a, CHECK (a) CHECK (b), UNIQUE (a))", 0, "(a, CHECK (b), UNIQUE (a))")]
    [InlineData("(a, CHECK (a) CHECK (b), UNIQUE (a))", 1, "(a, CHECK (a), UNIQUE (a))")]
    [InlineData("(a, CHECK (a) CHECK (b), UNIQUE (a))", 2, "(a, CHECK (a) CHECK (b))")]
    public void Remove_ConstraintOfSeveralWithoutComma_TakesOnlyItself(string body, int index, string expected)
    {
        var table = CreateTableParser.Parse("CREATE TABLE t " + body);

        Assert.Equal("CREATE TABLE t " + expected, table.Remove(table.Constraints[index].Span));
    }
}
