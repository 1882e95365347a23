namespace Gromozeka.FluentMigrations.Sqlite.Scaffolding;

/// <summary>What is written for which schema.</summary>
public sealed class ScaffoldTests : ScaffoldTest
{
    [Fact]
    public void Scaffold_WhatFluentMigratorCanSay_IsSaidOneColumnPerLine()
    {
        var migration = Of(
            """"
            CREATE TABLE orders (
              id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, customer INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
              "it's ""x""" VARCHAR(10) DEFAULT 'it''s', total NUMERIC NOT NULL DEFAULT -1, at DATETIME DEFAULT CURRENT_TIMESTAMP,
              half REAL DEFAULT (1 / 2.0), twice INTEGER GENERATED ALWAYS AS (total * 2) STORED);
            CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT COLLATE NOCASE NOT NULL);
            CREATE UNIQUE INDEX ux_name ON customers (name);
            CREATE INDEX ix_total ON orders (total DESC, customer);
            """"
        );

        Assert.Equal(
            """
            Create.Table("customers")
                .WithColumn("id").AsInt64().Nullable().PrimaryKey()
                .WithColumn("name").AsString("NOCASE").NotNullable();
            Create.Index("ux_name").OnTable("customers").OnColumn("name").Ascending().WithOptions().Unique();

            Create.Table("orders")
                .WithColumn("id").AsInt64().NotNullable().PrimaryKey().Identity()
                .WithColumn("customer").AsInt64().NotNullable().ForeignKey("customers", "id").OnDelete(Rule.Cascade)
                .WithColumn("it's \"x\"").AsCustom("VARCHAR(10)").Nullable().WithDefaultValue("it's")
                .WithColumn("total").AsDecimal().NotNullable().WithDefaultValue(-1)
                .WithColumn("at").AsDateTime().Nullable().WithDefault(SystemMethods.CurrentUTCDateTime)
                .WithColumn("half").AsCustom("REAL").Nullable().WithDefaultValue(RawSql.Insert("(1 / 2.0)"))
                .WithColumn("twice").AsInt64().Nullable().Computed("total * 2", true);
            Create.Index("ix_total").OnTable("orders")
                .OnColumn("total").Descending()
                .OnColumn("customer").Ascending();
            """,
            migration.Up
        );
        Assert.Equal("Delete.Table(\"orders\");\nDelete.Table(\"customers\");", migration.Down);
        Assert.Empty(migration.InSql);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a INTEGER, b TEXT UNIQUE)")]
    [InlineData("CREATE TABLE t (a INTEGER CHECK (a > 0))")]
    [InlineData("CREATE TABLE t (a INTEGER) STRICT")]
    [InlineData("CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID")]
    [InlineData("CREATE TABLE t (a VARCHAR(9) COLLATE NOCASE)")]
    [InlineData("CREATE TABLE t (a INTEGER REFERENCES t (a) ON DELETE RESTRICT, PRIMARY KEY (a))")]
    [InlineData("CREATE TABLE t (a INTEGER, b INTEGER, PRIMARY KEY (b, a))")]
    [InlineData("CREATE TABLE t (a TEXT,\r\n b TEXT UNIQUE DEFAULT 'two\r\nlines')")]
    [InlineData("CREATE TABLE t (a INTEGER PRIMARY KEY, b REFERENCES t DEFERRABLE INITIALLY DEFERRED)")]
    public void Scaffold_ATableThatFluentMigratorCannotSay_IsSql(string sql) => Assert.Equal(["table t"], Of(sql).InSql);

    /// <summary>The text with other line ends, which is tried first, makes another object.</summary>
    [Theory]
    [InlineData("CREATE VIEW v AS\r\nSELECT 'two\r\nlines' AS a")]
    [InlineData("CREATE TRIGGER tg AFTER INSERT ON t BEGIN\r\nSELECT 'two\r\nlines'; END")]
    public void Scaffold_LineEndsInATextAndBetween_AreKept(string sql)
    {
        var migration = Of("CREATE TABLE t (a INTEGER); " + sql);

        Assert.Empty(migration.LeftOut);
        Assert.Empty(migration.Differences);
    }

    [Theory]
    [InlineData("CREATE INDEX i ON t (lower(a))")]
    [InlineData("CREATE INDEX i ON t (a) WHERE a > 'x'")]
    [InlineData("CREATE INDEX i ON t (a COLLATE NOCASE)")]
    public void Scaffold_AnIndexThatFluentMigratorCannotSay_IsSql_AndTheTableIsNot(string sql) =>
        Assert.Equal(["index i"], Of("CREATE TABLE t (a TEXT, b TEXT);" + sql).InSql);

    [Fact]
    public void Scaffold_ViewsTriggersAndVirtualTables_AreSql_ShadowTablesAreNotWritten()
    {
        var migration = Of(
            """"
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);
            CREATE TRIGGER t_added AFTER INSERT ON t BEGIN
              INSERT INTO f (rowid, a) VALUES (new.id, new.a); -- """ \n
            END;
            CREATE VIEW v AS SELECT a FROM w;
            CREATE VIEW w AS SELECT a FROM f;
            CREATE TRIGGER v_added INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END;
            CREATE VIRTUAL TABLE f USING fts5 (a, content = 't', content_rowid = 'id');
            INSERT INTO t (a) VALUES ('x'); ANALYZE;
            """"
        );

        Assert.Equal(["table t", "virtual table f", "view v", "view w", "trigger t_added on t", "trigger v_added on v"], migration.Objects);
        Assert.Equal(
            """
            Execute.Sql("DROP VIEW \"w\"");
            Execute.Sql("DROP VIEW \"v\"");
            Delete.Table("f");
            Delete.Table("t");
            """,
            migration.Down
        );
    }

    [Theory]
    [InlineData("select")]
    [InlineData("a.b")]
    [InlineData("\"quoted\"")]
    [InlineData("[x]")]
    [InlineData("`y`")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData("it's \\ {0} $(x) \t")]
    [InlineData("имя 中文 😀 \u200b \u202e")]
    public void Scaffold_AnyName_IsExact(string name)
    {
        var quoted = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var index = $"\"{("i" + name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var view = $"\"{("v" + name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

        var migration = Of(
            $"CREATE TABLE {quoted} ({quoted} INTEGER PRIMARY KEY, b REFERENCES {quoted} ({quoted})); "
                + $"CREATE INDEX {index} ON {quoted} ({quoted} DESC); CREATE VIEW {view} AS SELECT {quoted} FROM {quoted}"
        );

        Assert.DoesNotContain("index i" + name, migration.InSql);
    }

    [Fact]
    public void Scaffold_CircularReferences_AreKept() =>
        Of("CREATE TABLE a (id INTEGER PRIMARY KEY, b REFERENCES b (id)); CREATE TABLE b (id INTEGER PRIMARY KEY, a REFERENCES a)");

    [Fact]
    public void Scaffold_AKeyOfTwoColumns_FollowsItsTable() =>
        Assert.Empty(
            Of(
                "CREATE TABLE a (x INTEGER NOT NULL, y TEXT NOT NULL, PRIMARY KEY (x, y)); "
                    + "CREATE TABLE b (x INTEGER, y TEXT, CONSTRAINT fk_b FOREIGN KEY (x, y) REFERENCES a (x, y) ON UPDATE SET NULL)"
            ).InSql
        );

    [Fact]
    public void Scaffold_WhatNoMigrationCanCreate_IsNamed()
    {
        var migration = Of(
            "CREATE TABLE a (x INTEGER); CREATE TABLE b (x INTEGER REFERENCES a (x)); "
                + "CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO missing VALUES (1); END",
            isWhole: false
        );

        Assert.StartsWith("table b: ", migration.LeftOut[0], StringComparison.Ordinal);
        Assert.StartsWith("trigger t on a: ", migration.LeftOut[1], StringComparison.Ordinal);
        Assert.Equal(
            ["table b: expected a table, found nothing", "trigger t on a: expected its statement, found nothing"],
            migration.Differences.Select(one => $"{one}")
        );
    }

    [Theory]
    [InlineData("legacy.db")]
    [InlineData("legacy-hostile.db")]
    public void Scaffold_TheBotsDatabaseFromBeforeItHadMigrations_IsExact(string name)
    {
        using var bench = new Workbench();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", name), bench.File.Path);

        AssertExact(bench);
    }

    [Fact]
    public void Scaffold_TheTablesOfTheHistory_AreNotWritten()
    {
        using var bench = new Workbench("CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT); CREATE TABLE t (a INTEGER)");
        bench.File.Execute("CREATE TABLE VersionInfo (Version INTEGER NOT NULL, AppliedOn DATETIME, Description TEXT)");
        var options = new MigrationOptions
        {
            KeepLog = true,
            Mirror = new HistoryMirror(
                "settings",
                "key",
                "value",
                "version",
                "CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT)"
            ),
        };

        var migration = new MigrationManager(bench.Database(), options).Scaffold();

        Assert.Equal(["table t"], migration.Objects);
        Assert.Equal(["VersionInfo", "settings"], migration.HistoryTables.Select(table => table.Name));
    }

    [Fact]
    public void Scaffold_NoDatabase_OrNoTable_IsRefused()
    {
        using var none = new Workbench();
        using var empty = new Workbench("PRAGMA user_version = 1");

        Assert.Equal(ErrorCodes.NothingToScaffold, Error(none).Code);
        Assert.False(File.Exists(none.File.Path));
        Assert.Equal(ErrorCodes.NothingToScaffold, Error(empty).Code);
    }

    private static MigrationException Error(Workbench bench) =>
        Assert.Throws<MigrationException>(() => new MigrationManager(bench.Database(), new MigrationOptions()).Scaffold());
}
