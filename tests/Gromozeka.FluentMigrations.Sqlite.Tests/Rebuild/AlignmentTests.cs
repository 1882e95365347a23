using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>A table that is declared in another way gets the wanted shape and keeps its rows, and what it has beyond that.</summary>
public sealed class AlignmentTests
{
    public static readonly Dictionary<string, (string Wanted, string Found, string[] Left)> Cases = new()
    {
        ["every part of a column at once"] = (
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL DEFAULT 'x' COLLATE NOCASE CHECK (b <> ''), c INT)",
            "CREATE TABLE t (a INTEGER, b VARCHAR(9) UNIQUE, c INT NOT NULL ON CONFLICT IGNORE)",
            []
        ),
        ["names in another case, with quotes and comments"] = (
            "CREATE TABLE \"t\" (\"a\" INTEGER NOT NULL, \"b\" TEXT, \"c\" INT)",
            "create table [T] -- the table\n ( [A] int /* a */, \"B\" varchar, -- b\n `C` INT )",
            []
        ),
        ["further columns of each kind"] = (
            "CREATE TABLE t (a INTEGER NOT NULL PRIMARY KEY, b TEXT, c INT)",
            "CREATE TABLE t (x TEXT DEFAULT 'x' CHECK (x > ''), a INTEGER NOT NULL, y INT AS (a + 1) STORED UNIQUE, b TEXT, c INT, "
                + "\"z z\" REFERENCES t (a) ON DELETE SET NULL, w AS (c) CHECK (w IS NOT 9), PRIMARY KEY (a, b))",
            [
                "ExtraColumn column t.x",
                "ExtraColumn column t.y",
                "ExtraColumn column t.z z",
                "ExtraColumn column t.w",
                "ExtraConstraint constraint CHECK (x > '') of t",
                "ExtraConstraint constraint CHECK (w IS NOT 9) of t",
                "ExtraConstraint constraint unique (y) of t",
            ]
        ),
        ["a key that was a further column's"] = (
            "CREATE TABLE t (a INTEGER, b TEXT, c INT)",
            "CREATE TABLE t (a INTEGER, b TEXT, c INT, id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT)",
            ["ExtraColumn column t.id"]
        ),
        ["a condition of a further column about one of the program's"] = (
            "CREATE TABLE t (a INTEGER, b TEXT, c INT)",
            "CREATE TABLE t (a INTEGER, b TEXT, c INT, d INT DEFAULT 1 CHECK (d > 0) CHECK (d <> a + 100) NOT NULL)",
            ["ExtraColumn column t.d", "ExtraConstraint constraint CHECK (d > 0) of t"]
        ),
        ["constraints of the table over further columns"] = (
            "CREATE TABLE t (a INTEGER, b TEXT, c INT)",
            "CREATE TABLE t (a INTEGER NOT NULL, b TEXT, c INT, d, e, CONSTRAINT u UNIQUE (d, e), CHECK (d IS NOT e OR d IS NULL), "
                + "FOREIGN KEY (d) REFERENCES t (a), CHECK (e IS NOT c OR c IS NULL))",
            [
                "ExtraColumn column t.d",
                "ExtraColumn column t.e",
                "ExtraConstraint constraint CHECK (d IS NOT e OR d IS NULL) of t",
                "ExtraConstraint constraint unique (d, e) of t",
            ]
        ),
        ["additional defaults"] = (
            "CREATE TABLE t (a INTEGER NOT NULL, b TEXT NOT NULL, c INT DEFAULT 3)",
            "CREATE TABLE t (a INTEGER NOT NULL DEFAULT (1 + 1), b TEXT DEFAULT 'it''s', c INT DEFAULT 4)",
            ["ExtraDefault column t.a", "ExtraDefault column t.b"]
        ),
        ["missing columns that a rebuild can fill"] = (
            "CREATE TABLE t (a INTEGER, b TEXT, c INT, d TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, e INT AS (a * 2) STORED, "
                + "f INT UNIQUE, id INTEGER PRIMARY KEY AUTOINCREMENT)",
            "CREATE TABLE t (a INTEGER, b TEXT, c INT)",
            []
        ),
        ["without rowid"] = (
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c INT)",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c INT) WITHOUT ROWID",
            []
        ),
        ["into without rowid"] = (
            "CREATE TABLE t (a INTEGER, b TEXT, c INT, PRIMARY KEY (a)) WITHOUT ROWID",
            "CREATE TABLE t (a INTEGER, b TEXT, c INT)",
            []
        ),
        ["a byte order mark"] = ("CREATE TABLE t (a INTEGER, b TEXT, c INT)", "CREATE TABLE t (a INTEGER,\n\uFEFFb VARCHAR, c INT)", []),
        ["into strict"] = ("CREATE TABLE t (a INTEGER, b TEXT, c INT) STRICT", "CREATE TABLE t (a INTEGER, b TEXT, c INT)", []),
        ["another expression"] = (
            "CREATE TABLE t (a INTEGER, b TEXT, c INT, g AS (a + c) STORED)",
            "CREATE TABLE t (a INTEGER, b TEXT, c INT, g AS (a - c))",
            []
        ),
        ["foreign keys"] = (
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c INT REFERENCES t ON DELETE CASCADE)",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT REFERENCES u, c INT REFERENCES t (a) DEFERRABLE INITIALLY DEFERRED)",
            []
        ),
        ["texts in double quotes"] = (
            "CREATE TABLE t (a INTEGER, b TEXT, c INT)",
            "CREATE TABLE t (a INTEGER, b VARCHAR, c INT DEFAULT \"x\")",
            ["ExtraDefault column t.c"]
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Align_AnyTable_GivesTheShapeAndKeepsTheRows(string name)
    {
        var (wanted, found, left) = Cases[name];
        using var bench = new Workbench(
            "PRAGMA foreign_keys = OFF; CREATE TABLE log (what); "
                + found
                + "; INSERT INTO t (a, b, c) VALUES (1, 'one', NULL), (2, 'two', 2), (5, 'five', 1), (9, 'x y', 40); "
                + "DELETE FROM t WHERE a = 9; CREATE INDEX i ON t (b DESC) WHERE a > 1; "
                + "CREATE TRIGGER g AFTER UPDATE OF c ON t BEGIN INSERT INTO log VALUES (new.c); END; CREATE VIEW v AS SELECT a, b FROM t; "
                + "CREATE TRIGGER h AFTER INSERT ON log BEGIN UPDATE t SET c = c WHERE a = 0; END; "
                + "CREATE TABLE child (t REFERENCES t (a) ON DELETE CASCADE); INSERT INTO child VALUES (2), (5)"
        );
        var rows = bench.File.Rows("SELECT a, b, c, typeof(a), typeof(b), typeof(c) FROM t ORDER BY a");
        var objects = bench.File.Rows("SELECT name, sql FROM sqlite_master WHERE name IN ('i', 'g', 'v', 'h', 'log', 'child') ORDER BY 1");
        var expected = Read(wanted);
        using var session = bench.Session();

        var alignment = session.Align(expected.Find("t")!);
        foreach (var check in alignment.Rows.Prepend(alignment.Space))
            check.Run(session);
        session.Begin(rebuildsTables: true);
        foreach (var command in session.Align(expected.Find("t")!).Commands)
            session.Execute(command);
        session.FinishStep();
        session.Commit();

        var differences = SchemaComparer
            .Compare(expected, session.ReadSchema())
            .Where(one =>
                one.Kind
                    is not (
                        DifferenceKind.ColumnOrder
                        or DifferenceKind.ExtraTable
                        or DifferenceKind.ExtraIndex
                        or DifferenceKind.ExtraTrigger
                    )
            );
        Assert.Equal(
            left.Order(StringComparer.Ordinal),
            differences.Select(one => $"{one.Kind} {one.Subject}").Order(StringComparer.Ordinal)
        );
        Assert.Equal(rows, bench.File.Rows("SELECT a, b, c, typeof(a), typeof(b), typeof(c) FROM t ORDER BY a"));
        Assert.Equal(
            objects,
            bench.File.Rows("SELECT name, sql FROM sqlite_master WHERE name IN ('i', 'g', 'v', 'h', 'log', 'child') ORDER BY 1")
        );
        Assert.Equal(["2", "5"], bench.File.Rows("SELECT t FROM child ORDER BY t"));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        Assert.Equal(0L, session.Number("SELECT count(*) FROM sqlite_master WHERE name LIKE '%rebuild%'"));
    }

    [Theory]
    [InlineData("CREATE TABLE t (a INTEGER, b TEXT, c INT)", "CREATE VIRTUAL TABLE t USING fts5(a, b, c)", "virtual table")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE u (a)", "There is no table t")]
    [InlineData("CREATE TABLE t_data (id INTEGER PRIMARY KEY)", "CREATE VIRTUAL TABLE t USING fts5(a)", "belongs to virtual table t")]
    public void Align_WhatIsNoOrdinaryTable_IsRefused(string wanted, string found, string why)
    {
        using var bench = new Workbench(found);
        using var session = bench.Session();

        var error = Assert.ThrowsAny<global::FluentMigrator.Exceptions.DatabaseOperationNotSupportedException>(() =>
            session.Align(Read(wanted).Tables.Single(table => table.Name.Name.StartsWith('t')))
        );

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Align_NumbersThatWereUsed_AreNotUsedAgain()
    {
        using var bench = new Workbench(
            "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b VARCHAR); INSERT INTO t VALUES (1, 'x'), (50, 'y'); "
                + "DELETE FROM t WHERE a = 50"
        );
        using var session = bench.Session();
        session.Begin(rebuildsTables: true);
        foreach (var command in session.Align(Read("CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT)").Find("t")!).Commands)
            session.Execute(command);
        session.Commit();

        bench.File.Execute("INSERT INTO t (b) VALUES ('z')");

        Assert.Equal("51", bench.Read("SELECT max(a) FROM t"));
    }

    private static SchemaSnapshot Read(string sql)
    {
        using var bench = new Workbench(sql);
        using var session = bench.Session();
        return session.ReadSchema();
    }
}
