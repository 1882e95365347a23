using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Compares real schemas: what means the same is no difference, what differs is named, as expected and as found.</summary>
public class SchemaComparerTests
{
    [Theory]
    [InlineData("CREATE TABLE t (a INT, b TEXT)", "create table [T] ( -- c\n A int, \"B\" text )")]
    [InlineData("CREATE TABLE t (a INT DEFAULT 1)", "CREATE TABLE t (a INT DEFAULT (1))")]
    [InlineData("CREATE TABLE t (a INT DEFAULT CURRENT_TIMESTAMP)", "CREATE TABLE t (a INT DEFAULT current_timestamp)")]
    [InlineData("CREATE TABLE t (a INT CONSTRAINT x NOT NULL CONSTRAINT y UNIQUE)", "CREATE TABLE t (a INT NOT NULL, UNIQUE (a))")]
    [InlineData(
        "CREATE TABLE t (a TEXT PRIMARY KEY, b INT REFERENCES t (a))",
        "CREATE TABLE t (a TEXT, b INT, CONSTRAINT pk PRIMARY KEY (a), CONSTRAINT fk FOREIGN KEY (b) REFERENCES T (A))"
    )]
    [InlineData(
        "CREATE TABLE t (a, b); CREATE INDEX i ON t (a, b DESC) WHERE a > 0",
        "CREATE TABLE t (a, b); CREATE INDEX I ON T(\"A\" , [b] DESC)WHERE a>0"
    )]
    [InlineData(
        "CREATE TABLE t (a INT DEFAULT FALSE, b DEFAULT 'x', c DEFAULT 1, d DEFAULT NULL, e DEFAULT ((1)))",
        "CREATE TABLE t (a INT DEFAULT 0, b DEFAULT \"x\", c DEFAULT +1, d, e DEFAULT 1)"
    )]
    [InlineData(
        "CREATE TABLE t (a CHECK (a IN (1, 'x') AND \"a\" IS NOT NULL))",
        "CREATE TABLE t (a, CONSTRAINT k CHECK ((A  in (1,'x') and [a] is not null)))"
    )]
    [InlineData("CREATE TABLE t (a, b AS (a + lower(a)))", "CREATE TABLE t (a, b GENERATED ALWAYS AS ( [A]+LOWER(a) ) VIRTUAL)")]
    [InlineData(
        "CREATE TABLE p (k PRIMARY KEY, m); CREATE TABLE t (a REFERENCES p)",
        "CREATE TABLE p (k PRIMARY KEY, m); CREATE TABLE t (a REFERENCES P(K))"
    )]
    [InlineData(
        "CREATE TABLE p (k, m, PRIMARY KEY (m, k)); CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p (m, k))",
        "CREATE TABLE p (k, m, PRIMARY KEY (m, k)); CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES p)"
    )]
    [InlineData(
        "CREATE TABLE t (a PRIMARY KEY ON CONFLICT REPLACE, b UNIQUE ON CONFLICT IGNORE, c NOT NULL ON CONFLICT ABORT)",
        "CREATE TABLE t (a, b, c NOT NULL, UNIQUE (b) ON CONFLICT ignore, PRIMARY KEY (A) ON CONFLICT replace)"
    )]
    [InlineData(
        "CREATE TABLE t (a REFERENCES t DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TABLE t (a, FOREIGN KEY (a) REFERENCES t deferrable initially deferred)"
    )]
    [InlineData("CREATE TABLE t (a VARCHAR(10))", "CREATE TABLE t (a varchar ( 10 ))")]
    [InlineData(
        "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
        "CREATE TABLE t (a); create view [V] as select A from T; CREATE TRIGGER g after insert on t begin select 1; end"
    )]
    [InlineData(
        "CREATE TABLE t (a); CREATE VIRTUAL TABLE s USING fts5(body)",
        "CREATE VIRTUAL TABLE s USING fts5(body); CREATE TABLE t (a)"
    )]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a); CREATE VIEW v AS SELECT 1")]
    [InlineData("CREATE TABLE t (a); CREATE INDEX i ON t (lower(a))", "CREATE TABLE t (a); CREATE INDEX i ON t ( LOWER (a) )")]
    public void Compare_SameMeaning_NoDifference(string expected, string actual) => Assert.Empty(Compare(expected, actual));

    [Theory]
    [InlineData("CREATE TABLE t (a)", "", "MissingTable table t: expected a table, found nothing")]
    [InlineData("", "CREATE TABLE u (a)", "ExtraTable table u: not expected")]
    [InlineData(
        "CREATE TABLE t (a)",
        "CREATE VIEW t AS SELECT 1 a",
        "Incompatible table t: expected a table, found a view, or a table that cannot be read"
    )]
    [InlineData(
        "CREATE TABLE t (a, b INT NOT NULL DEFAULT 5)",
        "CREATE TABLE t (a)",
        "MissingColumn column t.b: expected INT not null default 5, found nothing"
    )]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a, b INT)", "ExtraColumn column t.b: not expected")]
    [InlineData("CREATE TABLE t (a INT)", "CREATE TABLE t (a TEXT)", "Changed column t.a: expected INT null, found TEXT null")]
    [InlineData("CREATE TABLE t (a INT)", "CREATE TABLE t (a INT NOT NULL)", "Changed column t.a: expected INT null, found INT not null")]
    [InlineData(
        "CREATE TABLE t (a INT DEFAULT 1)",
        "CREATE TABLE t (a INT)",
        "Changed column t.a: expected INT null default 1, found INT null"
    )]
    [InlineData(
        "CREATE TABLE t (a DEFAULT 'x')",
        "CREATE TABLE t (a DEFAULT 'X')",
        "Changed column t.a: expected no type null default 'x', found no type null default 'X'"
    )]
    [InlineData(
        "CREATE TABLE t (a COLLATE NOCASE)",
        "CREATE TABLE t (a)",
        "Changed column t.a: expected no type null collate NOCASE, found no type null"
    )]
    [InlineData(
        "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)",
        "CREATE TABLE t (a INTEGER PRIMARY KEY)",
        "Changed column t.a: expected INTEGER null identity, found INTEGER null"
    )]
    [InlineData(
        "CREATE TABLE t (a, b AS (a) STORED)",
        "CREATE TABLE t (a, b AS (a))",
        "Changed column t.b: expected no type null generated stored as (a), found no type null generated virtual as (a)"
    )]
    [InlineData(
        "CREATE TABLE t (a, b, PRIMARY KEY (a, b))",
        "CREATE TABLE t (a, b, PRIMARY KEY (b, a))",
        "Changed primary key of t: expected a, b, found b, a"
    )]
    [InlineData("CREATE TABLE t (a PRIMARY KEY)", "CREATE TABLE t (a)", "Changed primary key of t: expected a, found none")]
    [InlineData("CREATE TABLE t (a UNIQUE)", "CREATE TABLE t (a)", "Changed unique constraints of t: expected unique (a), found none")]
    [InlineData(
        "CREATE TABLE t (a REFERENCES t (a))",
        "CREATE TABLE t (a)",
        "Changed foreign keys of t: expected (a) references t(a) on delete NO ACTION on update NO ACTION, found none"
    )]
    [InlineData(
        "CREATE TABLE t (a REFERENCES t (a))",
        "CREATE TABLE t (a REFERENCES t (a) ON DELETE CASCADE)",
        "Changed foreign keys of t: expected (a) references t(a) on delete NO ACTION on update NO ACTION, "
            + "found (a) references t(a) on delete CASCADE on update NO ACTION"
    )]
    [InlineData("CREATE TABLE t (a INT) STRICT", "CREATE TABLE t (a INT)", "Changed options of t: expected STRICT, found none")]
    [InlineData("CREATE TABLE t (a); CREATE INDEX i ON t (a)", "CREATE TABLE t (a)", "MissingIndex index i: expected (a), found nothing")]
    [InlineData("CREATE TABLE t (a)", "CREATE TABLE t (a); CREATE INDEX i ON t (a)", "ExtraIndex index i: not expected")]
    [InlineData(
        "CREATE TABLE t (a, b); CREATE INDEX i ON t (a)",
        "CREATE TABLE t (a, b); CREATE UNIQUE INDEX i ON t (a DESC)",
        "ChangedIndex index i: expected (a), found unique (a DESC)"
    )]
    [InlineData(
        "CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a > 0",
        "CREATE TABLE t (a); CREATE INDEX i ON t (a)",
        "ChangedIndex index i: expected (a) where a > 0, found (a)"
    )]
    [InlineData(
        "CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a = 'x'",
        "CREATE TABLE t (a); CREATE INDEX i ON t (a) WHERE a = 'X'",
        "ChangedIndex index i: expected (a) where a = 'x', found (a) where a = 'X'"
    )]
    [InlineData("CREATE TABLE t (a, b)", "CREATE TABLE t (b, a)", "ColumnOrder order of the columns of t: expected a, b, found b, a")]
    [InlineData(
        "CREATE TABLE t (a)",
        "CREATE TABLE t (a DEFAULT 1)",
        "ExtraDefault column t.a: expected no type null, found no type null default 1"
    )]
    [InlineData(
        "CREATE TABLE t (a INT)",
        "CREATE TABLE t (a TEXT DEFAULT 1)",
        "Changed column t.a: expected INT null, found TEXT null default 1"
    )]
    [InlineData(
        "CREATE TABLE t (a DEFAULT 'x')",
        "CREATE TABLE t (a DEFAULT X)",
        "Changed column t.a: expected no type null default 'x', found no type null default X"
    )]
    [InlineData(
        "CREATE TABLE t (a DEFAULT TRUE)",
        "CREATE TABLE t (a DEFAULT 2)",
        "Changed column t.a: expected no type null default TRUE, found no type null default 2"
    )]
    [InlineData(
        "CREATE TABLE t (a DEFAULT CURRENT_DATE)",
        "CREATE TABLE t (a DEFAULT \"CURRENT_DATE\")",
        "Changed column t.a: expected no type null default CURRENT_DATE, found no type null default \"CURRENT_DATE\""
    )]
    [InlineData(
        "CREATE TABLE t (a CHECK (a > 0))",
        "CREATE TABLE t (a)",
        "Changed constraints of t: expected CHECK (a > 0), found nothing"
    )]
    [InlineData(
        "CREATE TABLE t (a CHECK (a = 'x'))",
        "CREATE TABLE t (a CHECK (a = 'X'))",
        "Changed constraints of t: expected CHECK (a = 'x'), found nothing\nChanged constraints of t: expected none, found CHECK (a = 'X')"
    )]
    [InlineData(
        "CREATE TABLE t (a, CHECK (1))",
        "CREATE TABLE t (a, CHECK (1), CHECK (1))",
        "Changed constraints of t: expected none, found CHECK (1)"
    )]
    [InlineData(
        "CREATE TABLE t (a)",
        "CREATE TABLE t (a, b, CHECK (b > 0), UNIQUE (b), FOREIGN KEY (b) REFERENCES t (a))",
        "ExtraColumn column t.b: not expected\nExtraConstraint constraint CHECK (b > 0) of t: "
            + "not expected\nExtraConstraint constraint unique (b) of t: not expected"
    )]
    [InlineData(
        "CREATE TABLE t (a)",
        "CREATE TABLE t (a, b REFERENCES t (a) ON DELETE CASCADE)",
        "ExtraColumn column t.b: not expected\nExtraConstraint constraint (b) references t(a) on delete CASCADE on update NO ACTION of "
            + "t: not expected"
    )]
    [InlineData(
        "CREATE TABLE t (a)",
        "CREATE TABLE t (a, b CHECK (b > a))",
        "ExtraColumn column t.b: not expected\nChanged constraints of t: expected none, found CHECK (b > a)"
    )]
    [InlineData(
        "CREATE TABLE t (a, b CHECK (b > 0) REFERENCES t (a))",
        "CREATE TABLE t (a)",
        "MissingColumn column t.b: expected no type null, found nothing"
    )]
    [InlineData(
        "CREATE TABLE t (a, b AS (a + 1))",
        "CREATE TABLE t (a, b AS (a + 2))",
        "Changed column t.b: expected no type null generated virtual as (a + 1), found no type null generated virtual as (a + 2)"
    )]
    [InlineData(
        "CREATE TABLE t (a, b AS (a))",
        "CREATE TABLE t (a, b)",
        "Incompatible column t.b: expected no type null generated virtual as (a), found no type null"
    )]
    [InlineData(
        "CREATE TABLE t (a UNIQUE)",
        "CREATE TABLE t (a UNIQUE ON CONFLICT REPLACE)",
        "Changed constraints of t: expected none, found UNIQUE (a) ON CONFLICT REPLACE"
    )]
    [InlineData(
        "CREATE TABLE t (a INTEGER PRIMARY KEY)",
        "CREATE TABLE t (a INTEGER PRIMARY KEY DESC)",
        "Changed primary key of t: expected a, found a DESC"
    )]
    [InlineData(
        "CREATE TABLE p (k PRIMARY KEY, m UNIQUE); CREATE TABLE t (a REFERENCES p)",
        "CREATE TABLE p (k PRIMARY KEY, m UNIQUE); CREATE TABLE t (a REFERENCES p (m))",
        "Changed foreign keys of t: expected (a) references p(k) on delete NO ACTION on update NO ACTION, "
            + "found (a) references p(m) on delete NO ACTION on update NO ACTION"
    )]
    [InlineData(
        "CREATE TABLE t (a REFERENCES t)",
        "CREATE TABLE t (a REFERENCES t DEFERRABLE INITIALLY DEFERRED)",
        "Changed constraints of t: expected none, found FOREIGN KEY (a) REFERENCES t DEFERRABLE INITIALLY DEFERRED"
    )]
    [InlineData(
        "CREATE TABLE t (a)",
        "CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON T BEGIN SELECT 1; END",
        "ExtraTrigger trigger g on T: not expected"
    )]
    [InlineData(
        "CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
        "CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 2; END",
        "ChangedObject trigger g on t: expected its statement, found another statement"
    )]
    [InlineData(
        "CREATE TABLE t (a); CREATE VIEW v AS SELECT 1; CREATE VIRTUAL TABLE s USING fts5(body)",
        "CREATE TABLE t (a)",
        "MissingObject view v: expected its statement, found nothing\nMissingObject virtual table s: expected its statement, found nothing"
    )]
    [InlineData(
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE v (a)",
        "Incompatible view v: expected a view, found something else with that name"
    )]
    [InlineData(
        "CREATE TABLE t (a DEFAULT (TRUE OR 'x'))",
        "CREATE TABLE t (a DEFAULT (true or 'X'))",
        "Changed column t.a: expected no type null default TRUE OR 'x', found no type null default true or 'X'"
    )]
    public void Compare_Different_IsNamedWithExpectedAndFound(string expected, string actual, string difference) =>
        Assert.Equal(difference, string.Join("\n", Compare(expected, actual).Select(one => $"{one.Kind} {one}")));

    [Fact]
    public void Compare_DefaultThatDiffersInTheCaseOfAKeywordBesideAText_NoDifference() =>
        Assert.Empty(Compare("CREATE TABLE t (a DEFAULT (TRUE OR 'x'))", "CREATE TABLE t (a DEFAULT (true or 'x'))"));

    private static IReadOnlyList<SchemaDifference> Compare(string expected, string actual) =>
        SchemaComparer.Compare(Read(expected), Read(actual));

    private static SchemaSnapshot Read(string sql)
    {
        using var bench = new Workbench("PRAGMA user_version = 1; " + sql);
        using var session = bench.Session();
        return session.ReadSchema();
    }
}
