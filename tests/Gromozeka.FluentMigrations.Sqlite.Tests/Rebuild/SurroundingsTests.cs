using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>What is around the table: other files, temporary objects, settings, readers, the format of the file.</summary>
public class SurroundingsTests
{
    // The default takes a rebuild, whatever the version of SQLite.
    private static readonly Action<Migration> Change = m => m.Alter.Column("b").OnTable("x").AsInt64().NotNullable().WithDefaultValue(0);

    private static readonly Action<Migration> Back = m =>
    {
        m.Alter.Column("b").OnTable("x").AsInt64().Nullable();
        m.Delete.DefaultConstraint().OnTable("x").OnColumn("b");
    };

    [Fact]
    public void TemporaryTableViewAndTriggerShadowX_AreLeftAlone()
    {
        using var bench = new Workbench(
            RebuildCase.X
                + "CREATE TABLE log (l); CREATE INDEX i ON x (a); "
                + "CREATE TRIGGER t AFTER DELETE ON x BEGIN INSERT INTO log VALUES ('kept'); END;"
        );
        var indexes = bench.Read("SELECT sql FROM sqlite_master WHERE name IN ('i', 't')");

        bench.Migrate(m =>
        {
            m.Execute.Sql(
                "CREATE TEMP TABLE x (z); INSERT INTO temp.x VALUES ('mine'); "
                    + "CREATE TEMP TRIGGER tt AFTER INSERT ON x BEGIN INSERT INTO log VALUES ('temp'); END"
            );
            Change(m);
            m.Execute.Sql(
                "INSERT INTO temp.x VALUES ('more'); DELETE FROM main.x WHERE id = 1; INSERT INTO main.log SELECT count(*) FROM temp.x"
            );
        });

        Assert.Equal("temp; kept; 2", bench.Read("SELECT l FROM log"));
        Assert.Equal("1", bench.Read("SELECT \"notnull\" FROM pragma_table_info('x') WHERE name = 'b'"));
        Assert.Equal(indexes, bench.Read("SELECT sql FROM sqlite_master WHERE name IN ('i', 't')"));
    }

    [Fact]
    public void TemporaryTriggerAndView_GoOnWorking()
    {
        using var bench = new Workbench(RebuildCase.X + "CREATE TABLE log (l);");

        bench.Migrate(m =>
        {
            m.Execute.Sql(
                "CREATE TEMP VIEW v AS SELECT b FROM x; "
                    + "CREATE TEMP TRIGGER tt AFTER INSERT ON main.x BEGIN INSERT INTO log VALUES (new.b); END"
            );
            Change(m);
            m.Execute.Sql("INSERT INTO x VALUES (9, 'z', 99); INSERT INTO log SELECT count(*) FROM v");
        });

        Assert.Equal("99; 4", bench.Read("SELECT l FROM log"));
    }

    [Fact]
    public void TemporaryTriggersOfTablesOfTheSameName_StayWithTheirTables()
    {
        using var bench = new Workbench(RebuildCase.X + "CREATE TABLE log (l);");
        new DatabaseFile(bench.Path("other.db")).Execute(RebuildCase.X);
        var manager = bench.Manager(
            new StepCode(m =>
            {
                m.Execute.Sql("CREATE TEMP TRIGGER first AFTER INSERT ON x BEGIN INSERT INTO log VALUES ('main ' || new.b); END");
                m.Execute.Sql(
                    "CREATE TEMP TRIGGER third AFTER INSERT ON archive.x BEGIN INSERT INTO log VALUES ('archive ' || new.b); END"
                );
                m.Alter.Column("b").OnTable("x").InSchema("archive").AsInt64().NotNullable();
                m.Execute.Sql(
                    "DROP TRIGGER temp.first; CREATE TEMP TABLE x (z); "
                        + "CREATE TEMP TRIGGER second AFTER INSERT ON main.x BEGIN INSERT INTO log VALUES ('again ' || new.b); END"
                );
                Change(m);
                m.Execute.Sql("INSERT INTO main.x VALUES (9, 'z', 99); INSERT INTO archive.x VALUES (9, 'z', 77)");
            }),
            new SqliteDatabaseOptions
            {
                ConnectionString = "",
                AttachedDatabases = new Dictionary<string, string> { ["archive"] = bench.Path("other.db") },
            }
        );

        manager.Migrate();

        Assert.Equal("again 99; archive 77", bench.Read("SELECT l FROM log"));
    }

    [Fact]
    public void TableOfAnAttachedFile_IsRebuiltThere()
    {
        using var bench = new Workbench(RebuildCase.X);
        var other = new DatabaseFile(bench.Path("other.db"));
        other.Execute(
            RebuildCase.X
                + "CREATE INDEX i ON x (a); CREATE VIEW v AS SELECT * FROM x; "
                + "CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE x SET a = 'fired' WHERE id = new.id; END;"
        );
        var (before, main) = (Dump.Of(other), Dump.Of(bench.File));
        var manager = bench.Manager(
            new StepCode(
                m => m.Alter.Column("b").OnTable("x").InSchema("archive").AsInt64().NotNullable(),
                m => m.Alter.Column("b").OnTable("x").InSchema("archive").AsInt64().Nullable()
            ),
            new SqliteDatabaseOptions
            {
                ConnectionString = "",
                AttachedDatabases = new Dictionary<string, string> { ["archive"] = other.Path },
            }
        );

        manager.Migrate();
        var between = Dump.Of(other);
        manager.Rollback();

        Assert.NotEqual(before, between);
        Assert.Equal(before, Dump.Of(other));
        Assert.Equal(main, Dump.Of(bench.File));
    }

    [Fact]
    public void FullTextIndexWithExternalContent_FindsTheRows()
    {
        using var bench = new Workbench(
            """
            CREATE TABLE x (a TEXT, b INTEGER);
            CREATE VIRTUAL TABLE f USING fts5(a, content = 'x');
            CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO f (rowid, a) VALUES (new.rowid, new.a); END;
            INSERT INTO x (rowid, a, b) VALUES (3, 'moomin', 1), (8, 'valley', 2);
            """
        );

        bench.Migrate(Change);
        bench.File.Execute("INSERT INTO x (a, b) VALUES ('papa', 3)");

        Assert.Equal("8valley", bench.Read("SELECT rowid || a FROM f WHERE f MATCH 'valley'"));
        Assert.Equal("9papa", bench.Read("SELECT rowid || a FROM f WHERE f MATCH 'papa'"));
        bench.File.Execute("INSERT INTO f (f) VALUES ('integrity-check')");
    }

    [Fact]
    public void TableNamedLikeOurs_IsNotTouched()
    {
        using var bench = new Workbench(
            RebuildCase.X + "CREATE TABLE X__REBUILD (z); INSERT INTO x__rebuild VALUES (1); CREATE VIEW x__rebuild_2 AS SELECT 2;"
        );

        bench.Migrate(Change);

        Assert.Equal("1", bench.Read("SELECT z FROM x__rebuild"));
        Assert.Equal(
            "x; X__REBUILD",
            bench.Read("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'x%' ORDER BY lower(name)")
        );
    }

    [Theory]
    [InlineData("Untransacted", "BEGIN IMMEDIATE")]
    [InlineData("Untransacted", "SELECT 1")]
    public void OpenUserTransactionOrNone_IsRefused(string fixtures, string first)
    {
        using var bench = new Workbench(RebuildCase.X);
        var before = Dump.Of(bench.File);
        var manager = bench.Manager(
            "Fixtures." + fixtures,
            new StepCode(m =>
            {
                m.Execute.Sql(first);
                Change(m);
            })
        );

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.Contains("TransactionBehavior.None", error.Next, StringComparison.Ordinal);
        Assert.Equal(before, Dump.Of(bench.File));
    }

    [Fact]
    public void LegacyAlterTableOnAlready_StaysOn()
    {
        using var bench = new Workbench(RebuildCase.X + "CREATE VIEW v AS SELECT * FROM x; CREATE TABLE log (l);");

        bench.Migrate(m =>
        {
            m.Execute.Sql("PRAGMA legacy_alter_table = ON");
            Change(m);
            m.Execute.Sql("INSERT INTO log SELECT legacy_alter_table FROM pragma_legacy_alter_table");
        });

        Assert.Equal("1", bench.Read("SELECT l FROM log"));
        Assert.Equal("3", bench.Read("SELECT count(*) FROM v"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Commit_AndRollback_RestoreTheSettings(bool isCommitted)
    {
        using var bench = new Workbench(RebuildCase.X);
        using var session = (SqliteSession)
            bench.Database(new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = true }).Open(Dialect.SessionAccess.Write);
        var settings = new[] { "foreign_keys", "cache_size", "legacy_alter_table", "writable_schema", "ignore_check_constraints" };
        var before = settings.Select(name => session.Number("PRAGMA " + name)).ToList();

        session.Begin(rebuildsTables: true);
        var foreignKeys = session.Number("PRAGMA foreign_keys");
        session.Execute(
            new Dialect.SqlCommand("PRAGMA legacy_alter_table = ON; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON")
        );
        if (isCommitted)
            session.Commit();
        else
            session.Rollback();

        Assert.Equal(0, foreignKeys);
        Assert.Equal(1, before[0]);
        Assert.Equal(before, settings.Select(name => session.Number("PRAGMA " + name)));
    }

    [Fact]
    public void ReaderThatHoldsASnapshot_SeesTheOldTableAndLosesNothing()
    {
        using var bench = new Workbench("PRAGMA journal_mode = WAL;" + RebuildCase.X);
        using var reader = bench.File.Open();
        using var command = reader.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM x";
        command.ExecuteNonQuery();

        bench.Migrate(Change);

        command.CommandText = "SELECT sql FROM sqlite_master WHERE name = 'x'";
        Assert.DoesNotContain("NOT NULL", (string)command.ExecuteScalar()!, StringComparison.Ordinal);
        command.CommandText = "SELECT count(*) FROM x";
        Assert.Equal(3L, command.ExecuteScalar());
        command.CommandText = "COMMIT; SELECT \"notnull\" FROM pragma_table_info('x') WHERE name = 'b'";
        Assert.Equal(1L, command.ExecuteScalar());
    }

    [Theory]
    [InlineData("PRAGMA page_size = 512")]
    [InlineData("PRAGMA page_size = 65536")]
    [InlineData("PRAGMA auto_vacuum = FULL")]
    [InlineData("PRAGMA auto_vacuum = INCREMENTAL")]
    [InlineData("PRAGMA encoding = 'UTF-16le'")]
    [InlineData("PRAGMA encoding = 'UTF-16be'")]
    public void FileFormat_IsNoMatter(string pragma)
    {
        using var bench = new Workbench(
            pragma + ";" + RebuildCase.X + "INSERT INTO x VALUES (7, 'Ünïcödé 🐈', 1); CREATE INDEX i ON x (a);"
        );
        var before = Dump.Of(bench.File);
        var manager = bench.Manager(new StepCode(Change, Back));

        manager.Migrate();
        var between = Dump.Of(bench.File);
        manager.Rollback();

        Assert.NotEqual(before, between);
        Assert.Equal(before, Dump.Of(bench.File));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Fact]
    public void Statistics_AreThereAgain()
    {
        using var bench = new Workbench(
            RebuildCase.X + "CREATE INDEX i ON x (a); CREATE TABLE y (c); CREATE INDEX j ON y (c); INSERT INTO y VALUES (1); ANALYZE;"
        );
        var before = bench.Read("SELECT tbl || idx || stat FROM sqlite_stat1 ORDER BY 1");

        bench.Migrate(Change);

        Assert.Equal(before, bench.Read("SELECT tbl || idx || stat FROM sqlite_stat1 ORDER BY 1"));
        Assert.Contains("xi3", before, StringComparison.Ordinal);
    }
}
