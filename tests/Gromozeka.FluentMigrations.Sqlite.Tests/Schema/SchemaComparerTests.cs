using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Compares real schemas: what means the same is no difference, what differs is named, as expected and as found.</summary>
public class SchemaComparerTests
{
    [Theory]
    [InlineData("CREATE TABLE t (a INT, b TEXT)", "create table [T] ( -- c\n \"B\" text, A int )")]
    [InlineData("CREATE TABLE t (a INT DEFAULT 1)", "CREATE TABLE t (a INT DEFAULT (1))")]
    [InlineData("CREATE TABLE t (a INT DEFAULT CURRENT_TIMESTAMP)", "CREATE TABLE t (a INT DEFAULT current_timestamp)")]
    [InlineData("CREATE TABLE t (a INT CONSTRAINT x NOT NULL CONSTRAINT y UNIQUE)", "CREATE TABLE t (a INT NOT NULL, UNIQUE (a))")]
    [InlineData("CREATE TABLE t (a TEXT PRIMARY KEY, b INT REFERENCES t (a))", "CREATE TABLE t (a TEXT, b INT, CONSTRAINT pk PRIMARY KEY (a), CONSTRAINT fk FOREIGN KEY (b) REFERENCES T (A))")]
    [InlineData("CREATE TABLE t (a, b); CREATE INDEX i ON t (a, b DESC) WHERE a > 0", "CREATE TABLE t (a, b); CREATE INDEX I ON T(\"A\" , [b] DESC)WHERE a>0")]
    [InlineData("CREATE TABLE t (a); CREATE INDEX i ON t (lower(a))", "CREATE TABLE t (a); CREATE INDEX i ON t ( LOWER (a) )")]
    public void Compare_SameMeaning_NoDifference(string expected, string actual) => Assert.Empty(Compare(expected, actual));

    [Theory]
    [InlineData("CREATE TABLE t (a)", "", "MissingTable table t: expected a table, found nothing")]
    [InlineData("", "CREATE TABLE u (a)", "ExtraTable table u: not expected")]
    [InlineData("CREATE TABLE t (a)", "CREATE VIEW t AS SELECT 1 a", "Changed table t: expected a table, found a view, or a table that cannot be read")]
    [InlineData("CREATE TABLE t (a, b INT NOT NULL DEFAULT 5)", "CREATE TABLE t (a)", "MissingColumn column t.b: expected INT not null default 5, found nothing")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a, b INT)", "ExtraColumn column t.b: not expected")]
    [InlineData("CREATE TABLE t (a INT)", "CREATE TABLE t (a TEXT)", "Changed column t.a: expected INT null, found TEXT null")]
    [InlineData("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT NOT NULL)", "Changed column t.a: expected INT null, found INT not null")]
    [InlineData("CREATE TABLE t (a INT DEFAULT 1)", "CREATE TABLE t (a INT)", "Changed column t.a: expected INT null default 1, found INT null")]
    [InlineData("CREATE TABLE t (a DEFAULT 'x')", "CREATE TABLE t (a DEFAULT 'X')", "Changed column t.a: expected no type null default 'x', found no type null default 'X'")]
    [InlineData("CREATE TABLE t (a COLLATE NOCASE)", "CREATE TABLE t (a)", "Changed column t.a: expected no type null collate NOCASE, found no type null")]
    [InlineData("CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)", "CREATE TABLE t (a INTEGER PRIMARY KEY)",
        "Changed column t.a: expected INTEGER null identity, found INTEGER null")]
    [InlineData("CREATE TABLE t (a, b AS (a) STORED)", "CREATE TABLE t (a, b AS (a))", "Changed column t.b: expected no type null generated stored, found no type null generated virtual")]
    [InlineData("CREATE TABLE t (a, b, PRIMARY KEY (a, b))", "CREATE TABLE t (a, b, PRIMARY KEY (b, a))", "Changed primary key of t: expected a, b, found b, a")]
    [InlineData("CREATE TABLE t (a PRIMARY KEY)", "CREATE TABLE t (a)", "Changed primary key of t: expected a, found none")]
    [InlineData("CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a)", "Changed unique constraints of t: expected unique (a), found none")]
    [InlineData("CREATE TABLE t (a REFERENCES t (a))", "CREATE TABLE t (a)", "Changed foreign keys of t: expected (a) references t(a) on delete NO ACTION on update NO ACTION, found none")]
    [InlineData("CREATE TABLE t (a REFERENCES t (a))", "CREATE TABLE t (a REFERENCES t (a) ON DELETE CASCADE)",
        "Changed foreign keys of t: expected (a) references t(a) on delete NO ACTION on update NO ACTION, found (a) references t(a) on delete CASCADE on update NO ACTION")]
    [InlineData("CREATE TABLE t (a INT) STRICT", "CREATE TABLE t (a INT)", "Changed options of t: expected STRICT, found none")]
    [InlineData("CREATE TABLE t (a); CREATE INDEX i ON t (a)", "CREATE TABLE t (a)", "MissingIndex index i: expected (a), found nothing")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a); CREATE INDEX i ON t (a)", "ExtraIndex index i: not expected")]
    [InlineData("CREATE TABLE t (a, b); CREATE INDEX i ON t (a)", "CREATE TABLE t (a, b); CREATE UNIQUE INDEX i ON t (a DESC)", "Changed index i: expected (a), found unique (a DESC)")]
    [InlineData("CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a > 0", "CREATE TABLE t (a); CREATE INDEX i ON t (a)", "Changed index i: expected (a) where a > 0, found (a)")]
    [InlineData("CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a = 'x'", "CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a = 'X'",
        "Changed index i: expected (a) where a = 'x', found (a) where a = 'X'")]
    [InlineData("CREATE TABLE t (a DEFAULT (TRUE OR 'x'))", "CREATE TABLE t (a DEFAULT (true or 'X'))",
        "Changed column t.a: expected no type null default TRUE OR 'x', found no type null default true or 'X'")]
    public void Compare_Different_IsNamedWithExpectedAndFound(string expected, string actual, string difference) =>
        Assert.Equal(difference, string.Join("\n", Compare(expected, actual).Select(one => $"{one.Kind} {one}")));

    [Fact]
    public void Compare_DefaultThatDiffersInTheCaseOfAKeywordBesideAText_NoDifference() =>
        Assert.Empty(Compare("CREATE TABLE t (a DEFAULT (TRUE OR 'x'))", "CREATE TABLE t (a DEFAULT (true or 'x'))"));

    private static IReadOnlyList<SchemaDifference> Compare(string expected, string actual) => SchemaComparer.Compare(Read(expected), Read(actual));

    private static SchemaSnapshot Read(string sql)
    {
        using var bench = new Workbench("PRAGMA user_version = 1; " + sql);
        using var session = bench.Session();
        return session.ReadSchema();
    }
}
