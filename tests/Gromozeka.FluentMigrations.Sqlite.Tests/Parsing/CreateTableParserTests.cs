namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

public class CreateTableParserTests
{
    [Theory]
    [InlineData("CREATE TABLE t (a)", "a[]")]
    [InlineData("CREATE TEMP TABLE IF NOT EXISTS main.\"t\" ('a b' INT, [c] TEXT)", "a b[INT] c[TEXT]")]
    [InlineData(
        "CREATE TABLE t(a VARCHAR (10), b DECIMAL(10,-2), c \"odd type\" x)",
        "a[VARCHAR (10)] b[DECIMAL(10,-2)] c[\"odd type\" x]"
    )]
    [InlineData(
        "CREATE TABLE t(a INT CONSTRAINT n NOT NULL ON CONFLICT FAIL NULL)",
        "a[INT] NotNull:CONSTRAINT n NOT NULL ON CONFLICT FAIL Null:NULL"
    )]
    [InlineData(
        "CREATE TABLE t(a INTEGER PRIMARY KEY DESC ON CONFLICT ROLLBACK AUTOINCREMENT UNIQUE)",
        "a[INTEGER] PrimaryKey:PRIMARY KEY DESC ON CONFLICT ROLLBACK AUTOINCREMENT Unique:UNIQUE"
    )]
    [InlineData(
        "CREATE TABLE t(a DEFAULT -1.5e-3 COLLATE [nocase] DEFAULT(1+(2)) DEFAULT x'00' DEFAULT TRUE)",
        "a[] Default:DEFAULT -1.5e-3 Collate:COLLATE [nocase] Default:DEFAULT(1+(2)) Default:DEFAULT x'00' Default:DEFAULT TRUE"
    )]
    [InlineData(
        "CREATE TABLE t(a REFERENCES p NOT NULL, b REFERENCES p (c) ON DELETE SET NULL ON UPDATE NO ACTION MATCH FULL NOT DEFERRABLE "
            + "INITIALLY IMMEDIATE CHECK (b>0))",
        "a[] ForeignKey:REFERENCES p NotNull:NOT NULL b[] ForeignKey:REFERENCES p (c) ON DELETE SET NULL ON UPDATE NO ACTION MATCH "
            + "FULL NOT DEFERRABLE INITIALLY IMMEDIATE Check:CHECK (b>0)"
    )]
    [InlineData(
        "CREATE TABLE t(a INT GENERATED ALWAYS AS (b) STORED, b AS (1) , generated TEXT)",
        "a[INT] Generated:GENERATED ALWAYS AS (b) STORED b[] Generated:AS (1) generated[TEXT]"
    )]
    [InlineData(
        "CREATE TABLE t(a CONSTRAINT alone, CONSTRAINT pk PRIMARY KEY (a COLLATE x DESC), CHECK (a) CHECK (b) UNIQUE (a, "
            + "\"b\") ON CONFLICT IGNORE, FOREIGN KEY (a,b) REFERENCES p) STRICT",
        "a[] NameOnly:CONSTRAINT alone PrimaryKey(a):CONSTRAINT pk PRIMARY KEY (a COLLATE x DESC) Check():CHECK (a) Check():CHECK (b) "
            + "Unique(a,b):UNIQUE (a, \"b\") ON CONFLICT IGNORE ForeignKey(a,b):FOREIGN KEY (a,b) REFERENCES p"
    )]
    [InlineData("CREATE TABLE t(a /* , ( */ INT -- )\n, b TEXT)", "a[INT] b[TEXT]")]
    public void Parse_Statement_FindsEveryPart(string sql, string expected)
    {
        var table = CreateTableParser.Parse(sql);

        var columns = table.Columns.Select(column =>
            string.Join(
                " ",
                column.Constraints.Select(part => $"{part.Kind}:{part.Span.Of(sql)}").Prepend($"{column.Name}[{column.Type.Of(sql)}]")
            )
        );
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
    [InlineData("", "the statement ends where CREATE was expected")]
    [InlineData("SELECT 1", "found \"SELECT\" where CREATE was expected")]
    [InlineData("CREATE INDEX i", "found \"INDEX\" where TABLE was expected")]
    [InlineData("CREATE TABLE (a)", "found \"(\" where a name was expected")]
    [InlineData("CREATE TABLE", "the statement ends where a name was expected")]
    [InlineData("CREATE TABLE t a", "found \"a\" where ( was expected")]
    [InlineData("CREATE TABLE t (a INT", "the statement ends where ) was expected")]
    [InlineData("CREATE TABLE t (a CHECK (b", "the statement ends too early")]
    [InlineData("CREATE TABLE t (a INT DEFERRABLE)", "\"DEFERRABLE\" begins an unknown clause")]
    [InlineData("CREATE TABLE t (a GENERATED ALWAYS AS)", "found \")\" where ( was expected")]
    [InlineData("CREATE TABLE t (a CHECK b)", "found \"b\" where ( was expected")]
    [InlineData("CREATE TABLE t (a COLLATE)", "found \")\" where a name was expected")]
    [InlineData("CREATE TABLE t (a, FOREIGN KEY (a) b)", "found \"b\" where REFERENCES was expected")]
    [InlineData("CREATE TABLE t (a, CONSTRAINT)", "found \")\" where a name was expected")]
    public void Parse_UnknownForm_SaysWhatItMet(string sql, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => CreateTableParser.Parse(sql)).Message);

    [Theory]
    [InlineData("CREATE TABLE t (a)", "t", "a", 17)]
    [InlineData("CREATE TEMP TABLE main.\"t u\"(a, CHECK (a) )", "\"t u\"", "a, CHECK (a) ", 41)]
    [InlineData("create temporary table if not exists t (a)", "t", "a", 41)]
    [InlineData("CREATE TABLE \"if\" (a)", "\"if\"", "a", 20)]
    public void Parse_Statement_KnowsWhereNameAndBodyStand(string sql, string name, string body, int end)
    {
        var table = CreateTableParser.Parse(sql);

        Assert.Equal((name, body, end), (table.Name.Of(sql), table.Body.Of(sql), table.EndOfList));
    }

    [Theory]
    [InlineData("a CONSTRAINT k NOT NULL", "NotNull k   ")]
    [InlineData("a NOT NULL", "NotNull    ")]
    [InlineData("a REFERENCES p", "ForeignKey   p ")]
    [InlineData("a REFERENCES \"p q\" (b)", "ForeignKey   p q b")]
    [InlineData("a, CONSTRAINT k FOREIGN KEY (a, b) REFERENCES p (c, d)", "ForeignKey k a,b p c,d")]
    [InlineData("a, UNIQUE (lower(a, b), c COLLATE x, (d), e)", "Unique  lower,c,d,e  ")]
    [InlineData("a, PRIMARY KEY (a ASC, b DESC)", "PrimaryKey  a,b  ")]
    [InlineData(
        "a REFERENCES p ON INSERT SET NULL ON DELETE CASCADE ON UPDATE RESTRICT MATCH x DEFERRABLE INITIALLY DEFERRED",
        "ForeignKey   p "
    )]
    [InlineData("a REFERENCES p NOT DEFERRABLE INITIALLY IMMEDIATE", "ForeignKey   p ")]
    [InlineData("a REFERENCES p DEFERRABLE", "ForeignKey   p ")]
    public void Parse_OneConstraint_HasItsNameAndWhatItNames(string body, string expected)
    {
        var table = CreateTableParser.Parse($"CREATE TABLE t ({body})");

        var only = Assert.Single(table.Constraints.Concat(table.Columns[0].Constraints));
        Assert.Equal(
            expected,
            $"{only.Kind} {only.Name} {string.Join(",", only.Columns)} {only.ParentTable} {string.Join(",", only.ParentColumns)}"
        );
        Assert.EndsWith(only.Span.Of(table.Sql), body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a PRIMARY KEY ASC")]
    [InlineData("a PRIMARY KEY DESC AUTOINCREMENT")]
    [InlineData("a UNIQUE ON CONFLICT ROLLBACK")]
    [InlineData("a NULL ON CONFLICT FAIL")]
    [InlineData("a CHECK (b (c) d) ON CONFLICT FAIL")]
    [InlineData("a DEFAULT +1")]
    [InlineData("a DEFAULT -1")]
    [InlineData("a DEFAULT 'x'")]
    [InlineData("a DEFAULT (1 + (2))")]
    [InlineData("a COLLATE \"x\"")]
    [InlineData("a GENERATED ALWAYS AS (b) VIRTUAL")]
    [InlineData("a GENERATED ALWAYS AS (b) STORED")]
    [InlineData("a AS (b) VIRTUAL")]
    [InlineData("a AS (b)")]
    public void Parse_ConstraintOfAColumn_EndsWhereItEnds(string column)
    {
        var table = CreateTableParser.Parse($"CREATE TABLE t ({column}, UNIQUE (a))");

        Assert.Equal(column, table.Columns[0].Span.Of(table.Sql));
        Assert.Equal(column[2..], Assert.Single(table.Columns[0].Constraints).Span.Of(table.Sql));
        Assert.Single(table.Constraints);
    }

    [Fact]
    public void All_OfAKind_IsThatOfColumnsThenThatOfTheTable()
    {
        var table = CreateTableParser.Parse("CREATE TABLE t (a CHECK (a), b UNIQUE, CHECK (b), UNIQUE (a))");

        Assert.Equal(
            ["a:CHECK (a)", ":CHECK (b)"],
            table.All(ConstraintKind.Check).Select(part => $"{part.Column?.Name}:{part.Constraint.Span.Of(table.Sql)}")
        );
        Assert.True(table.Find("A")!.Has(ConstraintKind.Check));
        Assert.False(table.Find("b")!.Has(ConstraintKind.Check));
        Assert.Null(table.Find("c"));
        Assert.True(table.Constraints[0].Has("check"));
        Assert.False(table.Constraints[0].Has("unique"));
        Assert.True(table.Constraints[0].Mentions("B"));
        Assert.False(table.Constraints[0].Mentions("a"));
    }

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
