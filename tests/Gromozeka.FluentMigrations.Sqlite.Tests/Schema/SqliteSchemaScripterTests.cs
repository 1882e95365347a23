using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>What the scripter says can be added is added by SQLite, makes the shapes equal, and touches no row.</summary>
public class SqliteSchemaScripterTests
{
    private const string Rows = "; INSERT INTO t (a) VALUES (1), (2)";

    [Theory]
    [InlineData("b TEXT")]
    [InlineData("b")]
    [InlineData("\"b c\" VARCHAR(20) COLLATE NOCASE")]
    [InlineData("b INT NOT NULL DEFAULT 5")]
    [InlineData("b INT NOT NULL DEFAULT -5")]
    [InlineData("b REAL DEFAULT +1.5")]
    [InlineData("b REAL NOT NULL DEFAULT 1e-5")]
    [InlineData("b REAL NOT NULL DEFAULT -1.5E+10")]
    [InlineData("b INT DEFAULT 0xFF")]
    [InlineData("b BLOB NOT NULL DEFAULT x'00'")]
    [InlineData("b TEXT NOT NULL DEFAULT 'it''s (a) + b'")]
    [InlineData("b TEXT NOT NULL DEFAULT \"it's\"")]
    [InlineData("b BOOLEAN NOT NULL DEFAULT TRUE")]
    [InlineData("b INT DEFAULT NULL")]
    [InlineData("b TEXT DEFAULT (NULL)")]
    [InlineData("b INT AS (a + 1)")]
    [InlineData("b REFERENCES t (a)")]
    [InlineData("b INT NOT NULL DEFAULT 5 CHECK (b > a)")]
    [InlineData("b TEXT NOT NULL ON CONFLICT REPLACE DEFAULT 'x' -- remark\n COLLATE nocase")]
    public void Add_ColumnThatFilledTablesTake_MakesTheShapesEqual(string column)
    {
        AssertAdds($"CREATE TABLE t (a, {column})", "CREATE TABLE t (a)" + Rows);
        AssertAdds($"CREATE TABLE t (a, {column})", "CREATE TABLE t (a)");
    }

    [Theory]
    [InlineData("b INT NOT NULL")]
    [InlineData("b INT DEFAULT 1 REFERENCES t (a)")]
    [InlineData("b TEXT NOT NULL DEFAULT NULL")]
    [InlineData("b TEXT DEFAULT CURRENT_TIMESTAMP")]
    [InlineData("b TEXT DEFAULT (datetime('now'))")]
    [InlineData("b INT DEFAULT (1 + 1)")]
    [InlineData("b INT DEFAULT (NOT 1)")]
    [InlineData("b INT DEFAULT ('a' LIKE 'A')")]
    [InlineData("b INT DEFAULT (abs(-1))")]
    public void Add_ColumnThatEmptyTablesTake_MakesTheShapesEqualAndIsRefusedOnFilledOnes(string column)
    {
        AssertAdds($"CREATE TABLE t (a, {column})", "CREATE TABLE t (a)");
        AssertRefuses($"CREATE TABLE t (a, {column})", "CREATE TABLE t (a)" + Rows);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a, b PRIMARY KEY)")]
    [InlineData("CREATE TABLE t (a, b INT AS (a + 1) STORED)")]
    [InlineData("CREATE TABLE t (a, b UNIQUE)")]
    [InlineData("CREATE TABLE t (a INT)")]
    [InlineData("CREATE TABLE t (a UNIQUE)")]
    [InlineData("CREATE TABLE t (a NOT NULL)")]
    public void Add_WhatNoAlterTableCan_IsRefused(string expected)
    {
        AssertRefuses(expected, "CREATE TABLE t (a)" + Rows);
        AssertRefuses(expected, "CREATE TABLE t (a)");
    }

    [Theory]
    [InlineData("CREATE TABLE u (a INTEGER PRIMARY KEY AUTOINCREMENT, b REFERENCES t (a))")]
    [InlineData(
        "CREATE TABLE u (a UNIQUE, b AS (a) STORED, PRIMARY KEY (a)) WITHOUT ROWID; CREATE INDEX i ON u (a DESC); "
            + "CREATE UNIQUE INDEX j ON u (lower(a)) WHERE a > 0"
    )]
    [InlineData("CREATE TABLE \"my \"\"u\" (\"a b\" INT) STRICT -- c\n; CREATE INDEX \"my i\" ON \"my \"\"u\" (\"a b\") -- d")]
    [InlineData("CREATE INDEX i ON t (a COLLATE NOCASE DESC)")]
    [InlineData("CREATE UNIQUE INDEX i ON t (a) WHERE a <> 1")]
    [InlineData("CREATE INDEX i ON t (a + 1)")]
    public void Add_TableOrIndex_MakesTheShapesEqual(string sql)
    {
        AssertAdds("CREATE TABLE t (a); " + sql, "CREATE TABLE t (a)" + Rows);
        AssertAdds("CREATE TABLE t (a); " + sql, "CREATE TABLE t (a)");
    }

    private static void AssertAdds(string expected, string actual)
    {
        // Arrange
        using var bench = new Workbench(actual);
        var rows = bench.File.Rows("SELECT rowid, a, typeof(a) FROM t");
        var wanted = Read(expected);
        using var session = bench.Session();
        var differences = SchemaComparer.Compare(wanted, session.ReadSchema());

        // Act
        foreach (var command in Scripts(differences, rows.Count > 0))
            session.Execute(Assert.IsType<SqlCommand>(command));

        // Assert
        Assert.NotEmpty(differences);
        Assert.Empty(SchemaComparer.Compare(wanted, session.ReadSchema()));
        Assert.Equal(rows, bench.File.Rows("SELECT rowid, a, typeof(a) FROM t"));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    private static void AssertRefuses(string expected, string actual)
    {
        using var bench = new Workbench(actual);
        using var session = bench.Session();
        var differences = SchemaComparer.Compare(Read(expected), session.ReadSchema());

        Assert.Contains(null, Scripts(differences, actual.Contains("INSERT", StringComparison.Ordinal)));
    }

    private static List<DatabaseCommand?> Scripts(IEnumerable<SchemaDifference> differences, bool hasRows)
    {
        var scripter = new SqliteSchemaScripter();
        return [.. differences.Select(difference => scripter.Add(difference, hasRows))];
    }

    private static SchemaSnapshot Read(string sql)
    {
        using var bench = new Workbench(sql);
        using var session = bench.Session();
        return session.ReadSchema();
    }
}
