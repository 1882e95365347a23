using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>The script of a schema creates an equal schema on an empty database, and is the same for equal schemas.</summary>
public class SqliteSchemaScriptTests
{
    [Theory]
    [InlineData("CREATE TABLE t (a)")]
    [InlineData("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a DECIMAL(10, 2) DEFAULT (1 + (2)), CHECK (a > 0))")]
    [InlineData("CREATE TABLE t (a TEXT COLLATE NOCASE, b TEXT AS (a || ',)') STORED, PRIMARY KEY (a)) STRICT, WITHOUT ROWID")]
    [InlineData("CREATE TABLE t (a DEFAULT 'x, (y'' z' -- remark, (\n, b /* , */, c)")]
    [InlineData("CREATE TABLE t (a -- remark\r\n, b DEFAULT 'one\r\ntwo')")]
    [InlineData(
        "CREATE TABLE \"my \"\"t\" ([a b] INT, `c,d` TEXT); CREATE UNIQUE INDEX \"i\" ON \"my \"\"t\" (lower(`c,d`) DESC) WHERE [a b] > 1"
    )]
    [InlineData("CREATE TABLE child (p REFERENCES parent (id) ON DELETE CASCADE); CREATE TABLE parent (id INTEGER PRIMARY KEY)")]
    [InlineData("CREATE VIEW b AS SELECT * FROM a; CREATE VIEW a AS SELECT 1 AS x; CREATE TABLE t (x)")]
    [InlineData("CREATE TABLE z (x); CREATE TRIGGER a AFTER INSERT ON z BEGIN DELETE FROM z; SELECT ';'; END")]
    [InlineData("CREATE VIEW v AS SELECT 1 AS x -- end\n; CREATE TRIGGER a INSTEAD OF INSERT ON v BEGIN SELECT 1; END /* end */")]
    [InlineData(
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, text); CREATE VIRTUAL TABLE a USING fts5(text, content=notes, content_rowid=id)"
    )]
    [InlineData("CREATE TABLE source (title, text); CREATE VIRTUAL TABLE a USING fts4(content=source)")]
    [InlineData("CREATE VIRTUAL TABLE r USING rtree(id, x0, x1); CREATE TABLE r_log (id)")]
    public void Create_OnAnEmptyDatabase_MakesTheSameSchema(string sql) => AssertSame(sql);

    [Fact]
    public void Create_OfRandomSchemas_MakesTheSameSchema() =>
        Choices.Try(choices => AssertSame(new RandomSchema(choices).Sql()), choices => new RandomSchema(choices).Sql());

    [Fact]
    public void Create_WhateverTheOrderOfCreation_IsTheSame()
    {
        string[] statements = ["CREATE TABLE b (x)", "CREATE TABLE A (y)", "CREATE INDEX i ON b (x)", "CREATE INDEX H ON b (x DESC)"];

        var script = Script(string.Join("; ", statements));

        Assert.Equal(script, Script(string.Join("; ", [statements[1], statements[0], statements[3], statements[2]])));
        Assert.Equal(
            ["CREATE TABLE A (\n    y\n)", "CREATE TABLE b (\n    x\n)", "CREATE INDEX H ON b (x DESC)", "CREATE INDEX i ON b (x)"],
            script
        );
    }

    [Fact]
    public void Create_ATable_PutsEachColumnAndConstraintOnItsLine() =>
        Assert.Equal(
            [
                "CREATE TABLE t (\n    a INT PRIMARY KEY,\n    c DECIMAL(10, 2),\n    b TEXT DEFAULT ('x, y'),\n    CHECK (a > 0)\n) "
                    + "WITHOUT ROWID",
            ],
            Script("CREATE TABLE t (a INT PRIMARY KEY,c DECIMAL(10, 2),  b TEXT\n DEFAULT ('x, y'), CHECK (a > 0) ) WITHOUT ROWID")
        );

    private static void AssertSame(string sql)
    {
        using var original = new Workbench(sql);
        using var session = original.Session();
        var schema = session.ReadSchema();
        var script = new SqliteSchemaScripter().Create(schema);

        using var copy = new Workbench(string.Concat(script.Select(statement => $"{statement};\n")));
        using var created = copy.Session();
        var same = created.ReadSchema();

        Assert.Empty(SchemaComparer.Compare(schema, same));
        Assert.Empty(SchemaComparer.Compare(same, schema));
        Assert.Equal(schema.Objects.Count, same.Objects.Count);
        Assert.Equal(script, new SqliteSchemaScripter().Create(same));
    }

    private static IReadOnlyList<string> Script(string sql)
    {
        using var bench = new Workbench(sql);
        using var session = bench.Session();
        return new SqliteSchemaScripter().Create(session.ReadSchema());
    }
}
