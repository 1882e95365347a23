using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>
/// What a step itself creates is compiled at its end. A trigger or a foreign key that cannot work stops it, because every later write to
/// its table would fail; a view that cannot be read is told.
/// </summary>
public class CreationTests
{
    private const string Seed = """
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
        INSERT INTO x VALUES (1, 'one', 10), (2, 'two', 20);
        CREATE TABLE log (x, y);
        CREATE VIEW v AS SELECT a FROM x;
        """;

    private const string TooMany = "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1, 2, 3); END";
    private const string Good = "CREATE TRIGGER g AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1, new.a); END";
    private const string Mismatch = "foreign key of table c";

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Named)> Refused = new()
    {
        ["a trigger that inserts too many values"] = ("", By(TooMany), "trigger t (table log has 2 columns but 3 values were supplied)"),
        ["a trigger on a column that is missing"] = (
            "",
            By("CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE x SET b = new.zz; END"),
            "trigger t"
        ),
        ["a trigger of UPDATE OF"] = (
            "",
            By("CREATE TRIGGER \"t\" AFTER UPDATE OF a, b ON x BEGIN INSERT INTO log (q) VALUES (1); END"),
            "trigger t"
        ),
        ["a trigger that writes to a table that is missing"] = (
            "",
            By("CREATE TRIGGER IF NOT EXISTS main.t BEFORE DELETE ON x BEGIN DELETE FROM nowhere; END"),
            "trigger t (no such table: main.nowhere)"
        ),
        ["a trigger with a condition on a column that is missing"] = (
            "",
            By("CREATE TRIGGER t AFTER UPDATE ON x WHEN old.q > 1 BEGIN DELETE FROM log; END"),
            "trigger t"
        ),
        ["a trigger on a view"] = (
            "",
            By("CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN INSERT INTO log VALUES (new.a); END"),
            "trigger t"
        ),
        ["a trigger that code creates"] = ("", ByCode(TooMany), "trigger t"),
        ["a trigger by the text of the schema"] = (
            "",
            By(
                "PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES ('trigger', 't', 'x', 0, "
                    + "'CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1); END')"
            ),
            "trigger t"
        ),
        ["a trigger next to a good one"] = (Good, By(TooMany), "trigger t"),
        ["a trigger whose table goes after it"] = (
            "CREATE TABLE q (a);",
            By("CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO q VALUES (1); END; DROP TABLE q"),
            "trigger t"
        ),
        ["a trigger in place of a good one"] = (
            Good,
            By("DROP TRIGGER g;" + Good.Replace("new.a", "new.zz", StringComparison.Ordinal)),
            "trigger g"
        ),
        ["a trigger with the name of a table, created where it is not there"] = (
            "",
            By("CREATE TRIGGER IF NOT EXISTS log AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1); END"),
            "trigger log"
        ),
        ["a trigger in MAIN"] = ("", By("CREATE TRIGGER MAIN.t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1); END"), "trigger t"),
        ["a trigger in an attached database"] = (
            "",
            By(
                "ATTACH ':memory:' AS o; CREATE TABLE o.q (a); "
                    + "CREATE TRIGGER IF NOT EXISTS o.t AFTER INSERT ON q BEGIN INSERT INTO q VALUES (1, 2); END"
            ),
            "trigger t"
        ),
        ["a trigger whose table is altered after it"] = ("", By(TooMany + "; ALTER TABLE x ADD COLUMN z"), "trigger t"),
        ["a trigger that code creates, whose table is altered after it"] = (
            "",
            m =>
            {
                ByCode(TooMany)(m);
                m.Create.Column("z").OnTable("x").AsString().Nullable();
            },
            "trigger t"
        ),
        ["a trigger that is created again after it was good"] = (
            Good,
            m =>
                m.Execute.Sql(
                    "ALTER TABLE log ADD COLUMN z; DROP TRIGGER g; CREATE TRIGGER g AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1); END"
                ),
            "trigger g"
        ),
        ["a foreign key of a table that is altered after it"] = (
            "",
            By("CREATE TABLE c (b REFERENCES x (b)); ALTER TABLE c ADD COLUMN z; ALTER TABLE c RENAME TO d"),
            "foreign key of table d"
        ),
        ["a foreign key to a column that is not unique"] = ("", By("CREATE TABLE c (b INTEGER REFERENCES x (b))"), Mismatch),
        ["a foreign key to a column that is missing"] = ("", By("CREATE TABLE c (b INTEGER, FOREIGN KEY (b) REFERENCES x (zz))"), Mismatch),
        ["a foreign key to a table without a primary key"] = ("", By("CREATE TABLE c (b INTEGER REFERENCES log)"), Mismatch),
        ["a foreign key to a part of a key"] = (
            "CREATE TABLE p (a, b, PRIMARY KEY (a, b));",
            By("CREATE TABLE c (a REFERENCES p (a))"),
            Mismatch
        ),
        ["a foreign key to a partial index"] = (
            "CREATE UNIQUE INDEX i ON x (b) WHERE b > 0;",
            By("CREATE TABLE c (b REFERENCES x (b))"),
            Mismatch
        ),
        ["a foreign key to a view"] = ("", By("CREATE TABLE c (b REFERENCES v (a))"), Mismatch),
        ["a foreign key of a column that is added"] = ("CREATE TABLE c (a);", By("ALTER TABLE C ADD COLUMN b REFERENCES x (b)"), Mismatch),
        ["a foreign key of a column that is added to one that is broken"] = (
            "CREATE TABLE c (a REFERENCES log (x));",
            By("ALTER TABLE c ADD COLUMN b REFERENCES x (b)"),
            Mismatch
        ),
        ["a foreign key that code creates"] = ("", ByCode("CREATE TABLE c (b INTEGER REFERENCES x (b))"), Mismatch),
        ["a foreign key of a table that is rebuilt by hand"] = (
            "CREATE TABLE c (b INTEGER);",
            By("CREATE TABLE n (b INTEGER REFERENCES x (b)); INSERT INTO n SELECT b FROM c; DROP TABLE c; ALTER TABLE n RENAME TO c"),
            Mismatch
        ),
        ["a foreign key by operations"] = ("", m => m.Create.Table("c").WithColumn("b").AsInt64().ForeignKey("x", "b"), Mismatch),
        ["a foreign key by an operation on a table that is there"] = (
            "CREATE TABLE c (b INTEGER);",
            m => m.Create.ForeignKey("fk").FromTable("c").ForeignColumn("b").ToTable("x").PrimaryColumn("b"),
            Mismatch
        ),
        ["a foreign key of a column by an operation"] = (
            "CREATE TABLE c (a INTEGER);",
            m => m.Create.Column("b").OnTable("c").AsInt64().Nullable().ForeignKey("x", "b"),
            Mismatch
        ),
    };

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string? Warning)> Made = new()
    {
        ["a view over a table that is missing"] = (
            "",
            By("CREATE VIEW w AS SELECT * FROM later"),
            "view w cannot be read: no such table: main.later"
        ),
        ["a view on a column that is missing"] = (
            "",
            By("CREATE VIEW IF NOT EXISTS \"w\" AS SELECT zz FROM x"),
            "view w cannot be read: no such column: zz"
        ),
        ["a view with too many names"] = ("", By("CREATE VIEW w (a, b) AS SELECT a FROM x"), "view w cannot be read"),
        ["a view over a view that cannot be read"] = (
            "CREATE VIEW u AS SELECT zz FROM x;",
            By("CREATE VIEW w AS SELECT * FROM u"),
            "view w cannot be read"
        ),
        ["a view by code"] = ("", ByCode("CREATE VIEW w AS SELECT zz FROM x"), "view w cannot be read"),
        ["a trigger on a view that cannot be read"] = (
            "",
            By("CREATE VIEW w AS SELECT * FROM later; CREATE TRIGGER t INSTEAD OF INSERT ON w BEGIN INSERT INTO later VALUES (new.a); END"),
            "trigger t cannot be compiled"
        ),
        ["a trigger that calls a function of the program"] = (
            "",
            By("CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (1, slug(new.a)); END"),
            "trigger t cannot be compiled here: no such function: slug"
        ),
        ["a trigger with a text in double quotes"] = (
            "",
            By("CREATE TRIGGER t AFTER INSERT ON x WHEN new.a = \"open\" BEGIN INSERT INTO log VALUES (1, 2); END"),
            "trigger t cannot be compiled"
        ),
        ["a virtual table over a table that is missing"] = (
            "",
            By("CREATE VIRTUAL TABLE f USING fts5 (a, content='later')"),
            "virtual table f cannot be read: no such table: main.later"
        ),
        ["a view whose table the step creates after it"] = ("", By("CREATE VIEW w AS SELECT * FROM later; CREATE TABLE later (a)"), null),
        ["a view that the step drops"] = ("", By("CREATE VIEW w AS SELECT zz FROM x; DROP VIEW w"), null),
        ["a trigger whose table the step creates after it"] = (
            "",
            By("CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO later VALUES (1); END; CREATE TABLE later (a)"),
            null
        ),
        ["a trigger that the step drops"] = ("", By(TooMany + "; DROP TRIGGER t"), null),
        ["a good trigger next to one that is broken"] = (TooMany + ";", By(Good), null),
        ["a good trigger next to one that is broken, by code"] = (TooMany + ";", ByCode(Good), null),
        ["a trigger that is broken, created again"] = (TooMany + ";", By("DROP TRIGGER t;" + TooMany), null),
        ["a table with a broken trigger that is rebuilt"] = (
            "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO nowhere VALUES (1); END;",
            m => m.Alter.Column("b").OnTable("x").AsString().Nullable(),
            null
        ),
        ["a temporary trigger"] = ("", By("CREATE TEMP TRIGGER t AFTER INSERT ON main.x BEGIN INSERT INTO nowhere VALUES (1); END"), null),
        ["a trigger that is broken, created where it is not there"] = (
            TooMany + ";",
            By(TooMany.Replace("TRIGGER t", "TRIGGER IF NOT EXISTS T", StringComparison.Ordinal)),
            null
        ),
        ["a view that cannot be read, created where it is not there"] = (
            "CREATE VIEW w AS SELECT zz FROM x;",
            By("CREATE VIEW IF NOT EXISTS w AS SELECT zz FROM x"),
            null
        ),
        ["a table whose foreign key is broken, created where it is not there"] = (
            "CREATE TABLE c (b REFERENCES x (b));",
            By("CREATE TABLE IF NOT EXISTS c (b REFERENCES x (b)); ALTER TABLE c ADD COLUMN z"),
            null
        ),
        ["a foreign key to a table that is missing"] = ("", By("CREATE TABLE c (b REFERENCES later (zz), a REFERENCES c2)"), null),
        ["a foreign key whose key the step creates after it"] = (
            "",
            By("CREATE TABLE c (b REFERENCES x (b)); CREATE UNIQUE INDEX i ON x (b)"),
            null
        ),
        ["foreign keys in a circle"] = (
            "",
            By("CREATE TABLE c (id INTEGER PRIMARY KEY, d REFERENCES d (id)); CREATE TABLE d (id INTEGER PRIMARY KEY, c REFERENCES c)"),
            null
        ),
        ["a foreign key of a table to itself"] = ("", By("CREATE TABLE c (id INTEGER PRIMARY KEY, up REFERENCES c (id))"), null),
        ["a table whose foreign key is broken gets another name"] = (
            "CREATE TABLE c (b REFERENCES x (b));",
            m => m.Rename.Table("c").To("d"),
            null
        ),
        ["a table whose foreign key is broken gets another name by SQL"] = (
            "CREATE TABLE c (b REFERENCES x (b));",
            By("ALTER TABLE c RENAME TO d"),
            null
        ),
        ["a table whose foreign key is broken gets another name by code"] = (
            "CREATE TABLE c (b REFERENCES x (b));",
            ByCode("ALTER TABLE c RENAME TO d"),
            null
        ),
        ["a table whose foreign key is broken gets a column"] = (
            "CREATE TABLE c (b REFERENCES x (b));",
            By("ALTER TABLE c ADD COLUMN z"),
            null
        ),
        ["a table whose foreign key is broken gets a good one"] = (
            "CREATE TABLE c (b REFERENCES x (b));",
            By("ALTER TABLE c ADD COLUMN z REFERENCES x (id)"),
            null
        ),
        ["a table whose foreign key is broken, and whose parent gets another name"] = (
            "CREATE TABLE c (b REFERENCES x (b));",
            m => m.Rename.Table("x").To("y"),
            null
        ),
        ["a table whose foreign key is broken is rebuilt"] = (
            "CREATE TABLE c (b INTEGER REFERENCES x (b));",
            m => m.Alter.Column("b").OnTable("c").AsString().Nullable(),
            null
        ),
    };

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    public static TheoryData<string> MadeNames => [.. Made.Keys];

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void AStepThatCreatesWhatCannotWork_IsRefusedByItsName(string name)
    {
        var (sql, up, named) = Refused[name];
        using var bench = new Workbench(Seed + sql);
        var before = Rebuild.Dump.Of(bench.File);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(up));

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains(named, error.Why, StringComparison.Ordinal);
        Assert.Contains("by operation ", error.Why, StringComparison.Ordinal);
        Assert.Equal(before, Rebuild.Dump.Of(bench.File));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Theory]
    [MemberData(nameof(MadeNames))]
    public void AStepThatCreatesWhatMayWork_IsMade_AndAViewThatCannotBeReadIsTold(string name)
    {
        var (sql, up, warning) = Made[name];
        using var bench = new Workbench(Seed + sql);
        var warnings = new CapturedLog();

        bench.Manager(new StepCode(up), logger: warnings).Migrate();

        Assert.Equal("1", bench.Read("SELECT count(*) FROM VersionInfo"));
        if (warning is null)
            Assert.DoesNotContain(warnings.Warnings, text => text.Contains("cannot be", StringComparison.Ordinal));
        else
            Assert.Contains(warnings.Warnings, text => text.Contains(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void AParentWithoutTheKey_WhereForeignKeysAreEnforced_IsRefused()
    {
        using var bench = new Workbench(Seed + "CREATE TABLE c (b REFERENCES p (b));");
        var options = new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = true };

        var error = Assert.Throws<MigrationException>(() =>
            bench.Manager(new StepCode(By("CREATE TABLE p (b INTEGER)")), options).Migrate()
        );

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains(Mismatch, error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void AParentWithoutTheKey_OfAForeignKeyThatDidNotWorkBefore_IsMade()
    {
        using var bench = new Workbench(Seed + "CREATE TABLE p (b INTEGER); CREATE TABLE c (b REFERENCES p (b));");
        var options = new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = true };

        bench
            .Manager(new StepCode(By("ALTER TABLE p RENAME TO o; CREATE TABLE p (b INTEGER, d); ALTER TABLE o RENAME TO oo")), options)
            .Migrate();

        Assert.Equal("1", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Fact]
    public void ADatabaseThatIsNotThere_IsSQLitesOwnError()
    {
        using var bench = new Workbench(Seed);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(By("CREATE TABLE IF NOT EXISTS nowhere.c (b REFERENCES x (b))")));

        Assert.Contains("unknown database nowhere", error.Why, StringComparison.Ordinal);
    }

    private static Action<Migration> By(string sql) => m => m.Execute.Sql(sql);

    private static Action<Migration> ByCode(string sql) =>
        m =>
            m.Execute.WithConnection(
                (connection, transaction) =>
                {
                    using var command = connection.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = sql;
                    command.ExecuteNonQuery();
                }
            );
}
