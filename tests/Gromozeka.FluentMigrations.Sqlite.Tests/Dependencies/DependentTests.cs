using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>What a step would break is named, by whichever statement it does it, and nothing of the step stays.</summary>
public class DependentTests
{
    private const string Seed = """
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
        INSERT INTO x VALUES (1, 'one', 10), (2, 'two', 20);
        CREATE TABLE log (x, y);
        """;

    private const string PositionalTrigger = "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (new.id, new.a); END;";
    private const string NamedView = "CREATE VIEW v (a, b, c) AS SELECT * FROM x;";
    private const string View = "CREATE VIEW v AS SELECT a FROM x;";
    private const string ViewOnView = View + "CREATE VIEW w AS SELECT a FROM v;";
    private const string OtherTrigger = "CREATE TRIGGER t AFTER INSERT ON log BEGIN UPDATE x SET a = new.y WHERE id = new.x; END;";
    private const string InsteadOf = View + "CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN INSERT INTO log VALUES (1, new.a); END;";
    private const string Key = "CREATE UNIQUE INDEX u ON x (b); CREATE TABLE c (b INTEGER REFERENCES x (b));";
    private const string Upsert =
        "CREATE UNIQUE INDEX u ON x (b); "
        + "CREATE TRIGGER t AFTER INSERT ON log BEGIN INSERT INTO x (b) VALUES (new.x) ON CONFLICT (b) DO NOTHING; END;";
    private const string Hint = "CREATE INDEX u ON x (b); CREATE VIEW v AS SELECT a FROM x INDEXED BY u WHERE b = 1;";
    private const string UpdateOf = "CREATE TRIGGER t AFTER UPDATE OF id, b ON x BEGIN INSERT INTO log VALUES (new.id, 1); END;";

    private static readonly Action<Migration> AddToLog = m => m.Alter.Table("log").AddColumn("z").AsString().Nullable();
    private static readonly Action<Migration> AddToX = m => m.Create.Column("z").OnTable("x").AsString().Nullable();
    private static readonly Action<Migration> AddKeyToX = m => m.Create.Column("z").OnTable("x").AsInt32().Nullable().WithDefaultValue(1);
    private static readonly Action<Migration> DropX = m => m.Delete.Table("x");
    private static readonly Action<Migration> DropIndex = m => m.Delete.Index("u").OnTable("x");
    private static readonly Action<Migration> Again = m =>
        m.Execute.Sql("DROP TABLE x; CREATE TABLE x (id INTEGER PRIMARY KEY, other TEXT)");
    private static readonly Action<Migration> AgainByEngine = m =>
    {
        m.Delete.Table("x");
        m.Create.Table("x").WithColumn("id").AsInt64().PrimaryKey().WithColumn("other").AsString().Nullable();
    };

    private static readonly Action<Migration> ByCode = m =>
        m.Execute.WithConnection(
            (connection, transaction) =>
            {
                using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "ALTER TABLE log ADD COLUMN z";
                command.ExecuteNonQuery();
            }
        );

    private static readonly Action<Migration> BySchemaText = m =>
        m.Execute.Sql(
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, ' a TEXT', ' aa TEXT') WHERE name = 'x'; "
                + "PRAGMA writable_schema = OFF"
        );

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Named)> Cases = new()
    {
        ["AddColumn, trigger that inserts by position"] = (PositionalTrigger, AddToLog, "trigger t"),
        ["AddColumn, view with names for *"] = (NamedView, AddToX, "view v"),
        ["AddColumn with default, view with names for *"] = (NamedView, AddKeyToX, "view v"),
        ["ALTER by SQL, trigger that inserts by position"] = (
            PositionalTrigger,
            m => m.Execute.Sql("ALTER TABLE log ADD COLUMN z"),
            "trigger t"
        ),
        ["ALTER by code, trigger that inserts by position"] = (PositionalTrigger, ByCode, "trigger t"),
        ["Delete.Table, view"] = (View, DropX, "view v"),
        ["Delete.Table, view on a view"] = (ViewOnView, DropX, "view w"),
        ["Delete.Table, trigger of another table"] = (OtherTrigger, DropX, "trigger t"),
        ["Delete.Table, table that an INSTEAD OF trigger writes"] = (InsteadOf, m => m.Delete.Table("log"), "trigger t"),
        ["DROP TABLE by SQL, view"] = (View, m => m.Execute.Sql("DROP TABLE IF EXISTS \"x\""), "view v"),
        ["DROP TABLE and CREATE TABLE with other columns, view"] = (View, Again, "view v"),
        ["Delete.Table and Create.Table with other columns, trigger"] = (OtherTrigger, AgainByEngine, "trigger t"),
        ["Delete.Index, foreign key"] = (Key, DropIndex, "foreign key of table c"),
        ["DROP INDEX by SQL, foreign key"] = (Key, m => m.Execute.Sql("DROP INDEX u"), "foreign key of table c"),
        ["Delete.UniqueConstraint, foreign key"] = (Key, m => m.Delete.UniqueConstraint("u").FromTable("x"), "foreign key of table c"),
        ["Delete.Index, ON CONFLICT"] = (Upsert, DropIndex, "trigger t"),
        ["Delete.Index, INDEXED BY"] = (Hint, DropIndex, "view v"),
        ["DROP COLUMN by SQL, UPDATE OF"] = (UpdateOf, m => m.Execute.Sql("ALTER TABLE x DROP COLUMN b"), "trigger t"),
        ["DROP VIEW by SQL, view on a view"] = (ViewOnView, m => m.Execute.Sql("DROP VIEW v"), "view w"),
        ["DROP VIEW and CREATE VIEW with other columns, view on a view"] = (
            ViewOnView,
            m => m.Execute.Sql("DROP VIEW v; CREATE VIEW v AS SELECT b FROM x"),
            "view w"
        ),
        ["a column renamed in the text of the schema, view"] = (View, BySchemaText, "view v"),
        ["a rename away by the rules of old, view"] = (
            View,
            m => m.Execute.Sql("PRAGMA legacy_alter_table = ON; ALTER TABLE x RENAME TO y"),
            "view v"
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AStepThatBreaksADependent_IsRefusedByItsName(string name)
    {
        var (sql, up, named) = Cases[name];
        using var bench = new Workbench(Seed + sql);
        var before = Rebuild.Dump.Of(bench.File);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(up));

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains(named, error.Why, StringComparison.Ordinal);
        Assert.Contains("by operation ", error.Why, StringComparison.Ordinal);
        Assert.Equal(before, Rebuild.Dump.Of(bench.File));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheSameStep_WhereNothingDepends_IsMade(string name)
    {
        var (sql, up, _) = Cases[name];
        using var bench = new Workbench(
            Seed
                + sql
                + "DROP VIEW IF EXISTS w; DROP TRIGGER IF EXISTS t; DROP TABLE IF EXISTS c;"
                + (name.Contains("DROP VIEW", StringComparison.Ordinal) ? "" : "DROP VIEW IF EXISTS v;")
        );

        bench.Migrate(up);

        Assert.Equal("1", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Fact]
    public void WhatWasBrokenBefore_MayStaySo()
    {
        using var bench = new Workbench(
            Seed + "CREATE VIEW v AS SELECT nowhere FROM x; CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1, 2, 3); END;"
        );

        bench.Migrate(m =>
        {
            AddToLog(m);
            AddToX(m);
        });

        Assert.Equal(
            "3|4",
            bench.Read("SELECT (SELECT count(*) FROM pragma_table_info('log')) || '|' || (SELECT count(*) FROM pragma_table_info('x'))")
        );
    }

    [Fact]
    public void WhatTheStepDropsAndCreatesAgain_IsLookedAtInTheEnd()
    {
        using var bench = new Workbench(Seed + View + PositionalTrigger);

        bench.Migrate(m =>
        {
            m.Delete.Table("x");
            m.Create.Table("x").WithColumn("a").AsString().Nullable();
            AddToLog(m);
            m.Execute.Sql("CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1, new.a, 3); END");
        });
        bench.File.Execute("INSERT INTO x VALUES ('new')");

        Assert.Equal("new", bench.Read("SELECT a FROM v"));
        Assert.Equal("1|new|3", bench.Read("SELECT * FROM log"));
    }

    [Fact]
    public void WithoutATransaction_TheErrorSaysWhatStays()
    {
        using var bench = new Workbench(Seed + PositionalTrigger);
        var manager = bench.Manager("Fixtures.Untransacted", new Fixtures.Steps.StepCode(AddToLog));

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains("trigger t", error.Why, StringComparison.Ordinal);
        Assert.Contains("what ran before the failure remains", error.State, StringComparison.Ordinal);
    }

    [Fact]
    public void ATextOfTheSchemaThatCannotBeRead_IsRolledBack()
    {
        using var bench = new Workbench(Seed + "CREATE INDEX u ON x (b);");

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m =>
                m.Execute.Sql(
                    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE INDEX u ON x (nothing)' WHERE name = 'u'"
                )
            )
        );

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains("malformed database schema (u)", error.Why, StringComparison.Ordinal);
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ATableRemovedFromTheSchemaByHand_LeavesPagesUnusedAndIsRolledBack(bool isCode)
    {
        const string Sql =
            "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE tbl_name = 'x' AND type = 'table'; PRAGMA writable_schema = OFF";
        using var bench = new Workbench("CREATE TABLE x (a); INSERT INTO x VALUES (1)");

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m =>
            {
                if (isCode)
                    m.Execute.WithConnection(
                        (connection, _) => SQLitePCL.raw.sqlite3_exec(((Microsoft.Data.Sqlite.SqliteConnection)connection).Handle, Sql)
                    );
                else
                    m.Execute.Sql(Sql);
            })
        );

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains("never used", error.Why, StringComparison.Ordinal);
        Assert.Equal("1", bench.Read("SELECT a FROM x"));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Fact]
    public void ADefaultWrittenIntoTheSchemaByHand_IsCommitted()
    {
        using var bench = new Workbench("CREATE TABLE x (a); INSERT INTO x VALUES (1)");

        bench.Migrate(m =>
            m.Execute.Sql("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE x (a DEFAULT 7)' WHERE name = 'x'")
        );
        bench.File.Execute("INSERT INTO x DEFAULT VALUES");

        Assert.Equal("1; 7", bench.Read("SELECT a FROM x"));
    }
}
