using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

public class SqliteSchemaReaderTests
{
    [Theory]
    [InlineData("CREATE TABLE t (a)", "a:;null")]
    [InlineData(
        "CREATE TABLE t (a INTEGER not null default (1 + 1), b VARCHAR(7) COLLATE nocase DEFAULT 'x''y')",
        "a:INTEGER;not null;=1 + 1 b:VARCHAR(7);null;='x''y';nocase"
    )]
    [InlineData("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)", "id:INTEGER;null;pk1;identity")]
    [InlineData("CREATE TABLE t (id INTEGER PRIMARY KEY)", "id:INTEGER;null;pk1")]
    [InlineData("CREATE TABLE t (a TEXT, b INT, c, PRIMARY KEY (c, a))", "a:TEXT;null;pk2 b:INT;null c:;null;pk1 [pk unique (c, a)]")]
    [InlineData(
        "CREATE TABLE t (a TEXT, b INT, PRIMARY KEY (b, a)) WITHOUT ROWID",
        "a:TEXT;not null;pk2 b:INT;not null;pk1 [pk unique (b, a)] WITHOUT ROWID"
    )]
    [InlineData("CREATE TABLE t (a INTEGER PRIMARY KEY, b ANY) STRICT", "a:INTEGER;null;pk1 b:ANY;null STRICT")]
    [InlineData("CREATE TABLE t (a TEXT PRIMARY KEY) STRICT, WITHOUT ROWID", "a:TEXT;not null;pk1 [pk unique (a)] WITHOUT ROWID, STRICT")]
    [InlineData(
        "CREATE TABLE t (a INT, v INT AS (a * 2), s TEXT GENERATED ALWAYS AS (a || 'x') STORED NOT NULL)",
        "a:INT;null v:INT;null;virtual s:TEXT;not null;stored"
    )]
    [InlineData(
        "CREATE TABLE t (a UNIQUE, b, c, UNIQUE (b DESC, c COLLATE NOCASE))",
        "a:;null b:;null c:;null [u unique (a)] [u unique (b DESC, c NOCASE)]"
    )]
    [InlineData(
        "CREATE TABLE \"my \"\"odd\"\" t'able\" (\"a\"\"b c'd\" INT, [имя] TEXT, `order` INT)",
        "a\"b c'd:INT;null имя:TEXT;null order:INT;null"
    )]
    [InlineData("CREATE TABLE t /* c */ ( -- , x INT\n a INT, /* b */ c INT CHECK (c > 0) )", "a:INT;null c:INT;null")]
    public void ReadSchema_Table_HasTheShape(string sql, string expected) =>
        Assert.Equal(expected, Describe(Assert.Single(Read(sql).Tables)));

    [Theory]
    [InlineData("CREATE INDEX i ON t (a)", "i (a)")]
    [InlineData("CREATE UNIQUE INDEX i ON t (a DESC, b ASC)", "i unique (a DESC, b)")]
    [InlineData("CREATE INDEX i ON t (a COLLATE NOCASE DESC, b COLLATE binary)", "i (a NOCASE DESC, b)")]
    [InlineData("CREATE INDEX i ON t (c)", "i (c RTRIM)")]
    [InlineData("CREATE INDEX i ON t (a) WHERE  b IS NOT NULL -- x\n AND a > 'b c'", "i (a) where b IS NOT NULL AND a > 'b c'")]
    [InlineData(
        "CREATE UNIQUE INDEX IF NOT EXISTS main.i ON t (a, lower( b ), (a+1) DESC) WHERE (a IN (1,2))",
        "i unique (a, lower( b ), (a+1) DESC) where (a IN (1,2))"
    )]
    [InlineData("CREATE INDEX \"i (x) where\" ON [t](a) WHERE \"a\" = ')'", "i (x) where (a) where \"a\" = ')'")]
    public void ReadSchema_Index_HasTheShape(string sql, string expected)
    {
        var index = Assert.Single(Assert.Single(Read("CREATE TABLE t (a, b, c TEXT COLLATE RTRIM); " + sql).Tables).Indexes);

        Assert.Equal(expected, $"{index.Name} {index}");
        Assert.Equal(IndexOrigin.Statement, index.Origin);
    }

    [Fact]
    public void ReadSchema_ForeignKeys_SingleCompositeAndImplied()
    {
        var table = Assert.Single(
            Read(
                """
                CREATE TABLE t (a INT REFERENCES p (x) ON DELETE CASCADE, b INT, c INT REFERENCES q,
                    FOREIGN KEY (b, a) REFERENCES "my p" ("y", x) ON UPDATE SET NULL ON DELETE RESTRICT)
                """
            ).Tables
        );

        Assert.Equal(
            [
                "(a) references p(x) on delete CASCADE on update NO ACTION",
                "(b, a) references my p(y, x) on delete RESTRICT on update SET NULL",
                "(c) references q() on delete NO ACTION on update NO ACTION",
            ],
            table.ForeignKeys.Select(key => key.ToString()).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void ReadSchema_ViewsAndVirtualTables_AreOnlyNamed()
    {
        var schema = Read(
            "CREATE TABLE t (a); CREATE VIEW v AS SELECT * FROM t; CREATE VIEW broken AS SELECT * FROM missing; "
                + "CREATE VIRTUAL TABLE docs USING fts5(body)"
        );

        Assert.Contains("v", schema.OtherNames);
        Assert.Contains("BROKEN", schema.OtherNames);
        Assert.Contains("docs", schema.OtherNames);
        Assert.Null(schema.Find("docs"));
        Assert.NotNull(schema.Find("T"));
    }

    [Fact]
    public void ReadSchema_VirtualTableOfAModuleThatIsNotLoaded_DoesNotDisturbTheRest()
    {
        var schema = Read(
            """
            CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b UNIQUE REFERENCES t);
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'ghost', 'ghost', 0, 'CREATE VIRTUAL TABLE ghost USING no_such_module (a)');
            """
        );

        Assert.Equal(["ghost"], schema.OtherNames);
        Assert.Equal(
            "a:INTEGER;null;pk1;identity b:;null [u unique (b)] (b) references t() on delete NO ACTION on update NO ACTION",
            Describe(Assert.Single(schema.Tables))
        );
    }

    [Fact]
    public void ReadSchema_SqlitesOwnTables_AreLeftOutAndSimilarNamesAreNot()
    {
        var schema = Read(
            "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE sqliteA (a); CREATE TABLE \"sqlite-b\" (a); ANALYZE"
        );

        Assert.Equal(["a", "sqlite-b", "sqliteA"], schema.Tables.Select(table => table.Name.ToString()).Order(StringComparer.Ordinal));
        Assert.Empty(schema.OtherNames);
    }

    [Fact]
    public void ReadTable_OfAnyName_IsWhatReadSchemaFinds()
    {
        using var bench = new Workbench(
            """
            CREATE TABLE Parent (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
            CREATE TABLE child (a, b REFERENCES Parent (id)); CREATE INDEX ix_child ON child (a);
            CREATE TABLE "o'dd name" (a); CREATE VIEW v AS SELECT * FROM child; CREATE VIRTUAL TABLE docs USING fts5(body);
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'ghost', 'ghost', 0, 'CREATE VIRTUAL TABLE ghost USING no_such_module (a)');
            """
        );
        using var fresh = bench.Session();
        using var session = bench.Session();
        var schema = session.ReadSchema();

        Assert.All(
            [.. schema.Tables.Select(table => table.Name), "PARENT", "v", "docs", "ghost", "missing", "ix_child", "sqlite_master"],
            name =>
                Assert.Equal(
                    schema.Find(name) is { } table ? Describe(table) : null,
                    fresh.ReadTable(name) is { } read ? Describe(read) : null
                )
        );
        Assert.NotNull(fresh.ReadTable("PARENT"));
    }

    [Fact]
    public void ReadTable_ChangedSinceItWasRead_IsReadAnew()
    {
        using var bench = new Workbench("CREATE TABLE t (a)");
        using var session = bench.Session();
        Assert.Single(session.ReadTable("t")!.Columns);

        bench.File.Execute("ALTER TABLE t ADD COLUMN b; CREATE INDEX ix ON t (b)");

        using var fresh = bench.Session();
        Assert.Equal(["a", "b"], session.ReadTable("T")!.Columns.Select(column => column.Name));
        Assert.Equal(Describe(fresh.ReadTable("t")!), Describe(session.ReadTable("T")!));
    }

    [Fact]
    public void ReadTable_ConstraintsWithAndWithoutNames_KnowsTheNames()
    {
        using var bench = new Workbench(
            "CREATE TABLE p (k PRIMARY KEY); "
                + "CREATE TABLE t (a CONSTRAINT positive CHECK (a > 0) REFERENCES p, b CHECK (b < 9), "
                + "CONSTRAINT fk FOREIGN KEY (b) REFERENCES p)"
        );
        using var session = bench.Session();

        var table = session.ReadTable("t")!;

        Assert.Equal([("positive", true), (null, true)], table.Rules.Select(rule => (rule.Name, rule.IsCheck)));
        Assert.Equal(
            [("b", "fk"), ("a", null)],
            table.ForeignKeys.Select(key => (key.Columns[0], key.Name)).OrderByDescending(key => key.Item1)
        );
    }

    [Fact]
    public void ReadTableNames_TablesThatHoldRows_AndNoOthers()
    {
        using var bench = new Workbench(
            """
            CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE sqliteA (a) ; CREATE VIEW v AS SELECT * FROM t;
            CREATE VIEW broken AS SELECT * FROM missing; CREATE VIRTUAL TABLE docs USING fts5(body); CREATE TEMP TABLE passing (a);
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'ghost', 'ghost', 0, 'CREATE VIRTUAL TABLE ghost USING no_such_module (a)');
            """
        );
        using var session = bench.Session();

        Assert.Equal(
            ["docs_config", "docs_content", "docs_data", "docs_docsize", "docs_idx", "sqliteA", "t"],
            session.ReadTableNames().Select(name => name.ToString()).Order(StringComparer.Ordinal)
        );
        Assert.All(session.ReadTableNames(), name => Assert.True(session.HasTable(name.Name.ToUpperInvariant())));
        Assert.All(["v", "broken", "docs", "ghost", "passing", "missing", "sqlite_sequence"], name => Assert.False(session.HasTable(name)));
    }

    private static SchemaSnapshot Read(string sql)
    {
        using var bench = new Workbench(sql);
        using var session = bench.Session();
        return session.ReadSchema();
    }

    private static string Describe(TableShape table) =>
        string.Join(
            " ",
            table
                .Columns.Select(Describe)
                .Concat(
                    table
                        .Indexes.Select(index => $"[{(index.Origin == IndexOrigin.PrimaryKey ? "pk" : "u")} {index}]")
                        .Order(StringComparer.Ordinal)
                )
                .Concat(table.ForeignKeys.Select(key => key.ToString()))
                .Append(table.Options)
                .Where(part => part.Length > 0)
        );

    private static string Describe(ColumnShape column) =>
        string.Join(
            ";",
            new[]
            {
                $"{column.Name}:{column.Type}",
                column.IsNullable ? "null" : "not null",
                column.Default is null ? "" : "=" + column.Default,
                column.KeyPosition == 0 ? "" : $"pk{column.KeyPosition}",
                column.Collation,
                column.IsIdentity ? "identity" : "",
                column.Generated ?? "",
            }.Where((part, index) => index == 0 || part.Length > 0)
        );
}
