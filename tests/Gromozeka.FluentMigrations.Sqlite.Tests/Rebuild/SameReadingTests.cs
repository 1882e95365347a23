using Fixtures.Steps;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A rebuild keeps every column that SQLite has, or is refused.</summary>
public class SameReadingTests
{
    private const string Mark = "\uFEFF";

    public static TheoryData<string, string> Spaces =>
        new()
        {
            { "before the first column", $"CREATE TABLE t({Mark}a INT, b TEXT, c TEXT)" },
            { "before a column in a new line", $"CREATE TABLE t(a INT,\n{Mark}b TEXT, c TEXT)" },
            { "before every word", $"CREATE {Mark}TABLE {Mark}t({Mark}a {Mark}INT,{Mark}b {Mark}TEXT,{Mark}{Mark}c {Mark}TEXT{Mark} )" },
            { "a vertical tab after a space", "CREATE TABLE t(a INT, \vb TEXT,\n\v\v c TEXT)" },
        };

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Migrate_SpaceThatFewKnow_KeepsEveryValue(string where, string sql)
    {
        using var bench = new Workbench($"{sql}; INSERT INTO t VALUES (1, 'keep', 'x');");
        var before = Dump.Of(bench.File);
        var manager = bench.Manager(
            new StepCode(m => m.Alter.Column("a").OnTable("t").AsString(), m => m.Alter.Column("a").OnTable("t").AsCustom("INT"))
        );

        manager.Migrate();

        Assert.True(bench.Read("SELECT quote(a) || quote(b) || quote(c) FROM t") == "'1''keep''x'", where);
        manager.Rollback();
        Assert.Equal(before, Dump.Of(bench.File));
    }

    [Theory]
    [InlineData("b", "a c")]
    [InlineData("c", "a b")]
    public void Migrate_ColumnBesideAByteOrderMark_IsDropped(string column, string left)
    {
        using var bench = new Workbench($"CREATE TABLE t(a,{Mark}b UNIQUE,{Mark}c UNIQUE); INSERT INTO t VALUES (1, 2, 3);");

        bench.Migrate(m => m.Delete.Column(column).FromTable("t"));

        Assert.Equal(left, bench.Read("SELECT group_concat(name, ' ') FROM pragma_table_xinfo('t')"));
        Assert.Equal(column == "b" ? "1 3" : "1 2", bench.Read($"SELECT concat_ws(' ', {left.Replace(' ', ',')}) FROM t"));
    }

    public static TheoryData<string, string, string> Differences =>
        new()
        {
            { "(a INT, b TEXT)", "(a INT, \"b \" TEXT)", "for the columns it finds \"a\", \"b\", and SQLite finds \"a\", \"b \"" },
            { "(a INT, b TEXT)", "(a INT, b TEXT, c TEXT)", "for the columns it finds \"a\", \"b\", and SQLite finds \"a\", \"b\", \"c\"" },
            { "(a INT, b TEXT)", "(b INT, a TEXT)", "for the columns it finds \"a\", \"b\", and SQLite finds \"b\", \"a\"" },
            { "(a INT, b TEXT)", "(a INT, b TEXT AS (a))", "for the computed columns it finds none, and SQLite finds \"b\"" },
            {
                "(a INT, b TEXT PRIMARY KEY)",
                "(a INT, b TEXT)",
                "for the columns of the primary key it finds \"b\", and SQLite finds none"
            },
            { "(a INT, b TEXT, PRIMARY KEY (a, b))", "(a INT, b TEXT, PRIMARY KEY (b, a))", "finds \"b\", \"a\"" },
            { "(a INT, b TEXT)", "(a INT, b TEXT NOT NULL)", "for the NOT NULL columns it finds none, and SQLite finds \"b\"" },
        };

    /// <summary>No such statement is known: the two get different ones.</summary>
    [Theory]
    [MemberData(nameof(Differences))]
    public void Check_TheEngineReadsSomethingElse_IsRefused(string engine, string sqlite, string why)
    {
        var error = Assert.Throws<OperationRefusedException>(() => Check(engine, sqlite));

        Assert.StartsWith(
            "the engine reads the statement of table t differently from SQLite, and a change could lose values",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains("write the change in SQL", error.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a INT, b TEXT, PRIMARY KEY (b, a)) WITHOUT ROWID")]
    [InlineData("(a INT PRIMARY KEY, b TEXT NOT NULL) STRICT")]
    [InlineData("(a INTEGER PRIMARY KEY, b TEXT NOT NULL AS (a || '!') STORED, c AS (b))")]
    [InlineData("(a INT, b TEXT, PRIMARY KEY ((b), a COLLATE nocase, B DESC))")]
    [InlineData("('a' INT NOT NULL NULL, [b] TEXT NULL, `c``d` PRIMARY KEY, \"e\"\"f\" 'my' type (1, -2) NOT NULL)")]
    [InlineData("(A INT, PRIMARY KEY (a))")]
    [InlineData("(a$b DEFAULT 1_000, имя DEFAULT x'0A', c DEFAULT .5e-3 -- d TEXT\n, e /* /* f */)")]
    public void Check_BothReadTheSame_IsFine(string sql) => Check(sql, sql);

    private static void Check(string engine, string sqlite) =>
        SameReading.Check(
            new StoredTable("main", "t", "CREATE TABLE t" + engine, [], []),
            CreateTableParser.Parse("CREATE TABLE t" + engine),
            ScratchDatabase.Read("t", "CREATE TABLE t" + sqlite, [], false, new SqliteDatabaseOptions { ConnectionString = "" })
        );
}
