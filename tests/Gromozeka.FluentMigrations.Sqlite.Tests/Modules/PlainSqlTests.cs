using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>
/// What a step does by plain SQL, by code or by rows to tables that virtual tables know: at its end they find what they found, or the step
/// is refused by their name.
/// </summary>
public class PlainSqlTests
{
    private const string Loose = "CREATE TABLE x (a TEXT, b INTEGER); INSERT INTO x (rowid, a, b) VALUES (5, 'five', 1), (9, 'nine', 2);";
    private const string Keyed =
        "CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER); INSERT INTO x VALUES (5, 'five', 1), (9, 'nine', 2);";
    private const string Fts5 = "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'x'); INSERT INTO f (f) VALUES ('rebuild');";
    private const string Fts5ById =
        "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'x', content_rowid = 'id'); INSERT INTO f (f) VALUES ('rebuild');";
    private const string Fts4 = "CREATE VIRTUAL TABLE f USING fts4 (a, content=\"x\"); INSERT INTO f (f) VALUES ('rebuild');";
    private const string Contentless =
        "CREATE VIRTUAL TABLE f USING fts5 (a, content = ''); INSERT INTO f (rowid, a) SELECT rowid, a FROM x; "
        + "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO f (rowid, a) VALUES (new.rowid, new.a); END;";
    private const string RTree =
        "CREATE VIRTUAL TABLE r USING rtree (id, low, high); INSERT INTO r SELECT rowid, b, b FROM x; "
        + "CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO r VALUES (new.rowid, new.b, new.b); END;";
    private const string Rebuild =
        "CREATE TABLE n (a TEXT, b INTEGER); INSERT INTO n SELECT a, b FROM x; DROP TABLE x; ALTER TABLE n RENAME TO x";
    private const string RebuildKeyed =
        "CREATE TABLE n (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c); INSERT INTO n SELECT id, a, b, 1 FROM x; DROP TABLE x; "
        + "ALTER TABLE n RENAME TO x";
    private const string Sync = """
        CREATE TRIGGER xi AFTER INSERT ON x BEGIN INSERT INTO f (rowid, a) VALUES (new.rowid, new.a); END;
        CREATE TRIGGER xd AFTER DELETE ON x BEGIN INSERT INTO f (f, rowid, a) VALUES ('delete', old.rowid, old.a); END;
        CREATE TRIGGER xu AFTER UPDATE ON x BEGIN INSERT INTO f (f, rowid, a) VALUES ('delete', old.rowid, old.a); INSERT INTO f (rowid, a) VALUES (new.rowid, new.a); END;
        """;

    private const string Nine = "SELECT a FROM f WHERE f MATCH 'nine'";
    private const string RightFts5 = "INSERT INTO f (f, rank) VALUES ('integrity-check', 1)";
    private const string RightFts4 = "INSERT INTO f (f) VALUES ('integrity-check')";

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Named)> Refused = new()
    {
        ["the table of fts5 is renamed"] = (Keyed + Fts5ById, By("ALTER TABLE x RENAME TO y"), "virtual table f"),
        ["the table of fts4 is renamed"] = (Loose + Fts4, By("ALTER TABLE \"x\" RENAME TO y"), "virtual table f"),
        ["a column that fts5 searches is renamed"] = (Keyed + Fts5ById, By("ALTER TABLE x RENAME COLUMN a TO z"), "virtual table f"),
        ["a column that fts4 searches is renamed"] = (Loose + Fts4, By("ALTER TABLE x RENAME a TO z"), "virtual table f"),
        ["the key of fts5 is renamed"] = (Keyed + Fts5ById, By("ALTER TABLE x RENAME COLUMN id TO z"), "virtual table f"),
        ["a column that fts5 searches is dropped"] = (Keyed + Fts5ById, By("ALTER TABLE x DROP COLUMN a"), "virtual table f"),
        ["the table of fts5 is dropped"] = (Keyed + Fts5ById, By("DROP TABLE x"), "virtual table f"),
        ["the table of fts4 is dropped"] = (Loose + Fts4, By("DROP TABLE IF EXISTS main.x"), "virtual table f"),
        ["the table of fts5 is dropped by code"] = (Keyed + Fts5ById, ByCode("DROP TABLE x"), "virtual table f"),
        ["the table of fts5 is renamed in the text of the schema"] = (
            Keyed + Fts5ById,
            By(
                "PRAGMA writable_schema = ON; UPDATE sqlite_master SET name = 'y', tbl_name = 'y', sql = replace(sql, 'TABLE x', "
                    + "'TABLE y') WHERE name = 'x'; PRAGMA writable_schema = OFF"
            ),
            "virtual table f"
        ),
        ["the view of fts5 is dropped"] = (
            Keyed
                + "CREATE VIEW v AS SELECT id, a FROM x; CREATE VIRTUAL TABLE f USING fts5 (a, content = 'v', content_rowid = 'id'); "
                + "INSERT INTO f (f) VALUES ('rebuild');",
            By("DROP VIEW v"),
            "virtual table f"
        ),
        ["the table of a vocabulary is renamed"] = (
            Keyed + Fts5ById + "CREATE VIRTUAL TABLE w USING fts5vocab (f, 'row');",
            By("ALTER TABLE f RENAME TO g"),
            "virtual table w"
        ),
        ["f_data is dropped"] = (Keyed + Fts5ById, By("DROP TABLE f_data"), "virtual table f"),
        ["f_idx is dropped"] = (Keyed + Fts5ById, By("DROP TABLE f_idx"), "virtual table f"),
        ["f_docsize is dropped"] = (Keyed + Fts5ById, By("DROP TABLE f_docsize"), "virtual table f"),
        ["f_config is dropped"] = (Keyed + Fts5ById, By("DROP TABLE f_config"), "virtual table f"),
        ["f_content is dropped"] = (
            "CREATE VIRTUAL TABLE f USING fts5 (a); INSERT INTO f VALUES ('nine');",
            By("DROP TABLE f_content"),
            "virtual table f"
        ),
        ["f_segments is dropped"] = (Loose + Fts4, By("DROP TABLE f_segments"), "virtual table f"),
        ["f_data is dropped by code"] = (Keyed + Fts5ById, ByCode("DROP TABLE f_data"), "virtual table f"),
        ["f_data is renamed"] = (Keyed + Fts5ById, By("ALTER TABLE f_data RENAME TO d"), "virtual table f"),
        ["a column of f_docsize is renamed"] = (Keyed + Fts5ById, By("ALTER TABLE f_docsize RENAME COLUMN sz TO d"), "virtual table f"),
        ["a column of f_config is added"] = (Keyed + Fts5ById, By("ALTER TABLE f_config ADD COLUMN z"), "virtual table f"),
        ["r_node is dropped"] = (Loose + RTree, By("DROP TABLE r_node"), "virtual table r"),
        ["r_parent is dropped"] = (Loose + RTree, By("DROP TABLE r_parent"), "virtual table r"),
        ["r_rowid is dropped by code"] = (Loose + RTree, ByCode("DROP TABLE r_rowid"), "virtual table r"),
        ["f_data loses its rows"] = (Keyed + Fts5ById, By("DELETE FROM f_data"), "virtual table f"),
        ["f_data loses its rows by code"] = (Keyed + Fts5ById, ByCode("DELETE FROM f_data"), "virtual table f"),
        ["f_data loses its rows by an operation"] = (Keyed + Fts5ById, m => m.Delete.FromTable("f_data").AllRows(), "virtual table f"),
        ["f_content gets other texts"] = (
            "CREATE VIRTUAL TABLE f USING fts5 (a); INSERT INTO f VALUES ('nine');",
            By("UPDATE f_content SET c0 = 'ten'"),
            "virtual table f"
        ),
        ["r_rowid loses its rows"] = (Loose + RTree, By("DELETE FROM r_rowid"), "virtual table r"),
        ["an R-tree by numbers that change"] = (Loose + RTree, By(Rebuild), "virtual table r"),
        ["an R-tree by numbers that change, the old table kept"] = (
            Loose + RTree,
            By("ALTER TABLE x RENAME TO o; CREATE TABLE x AS SELECT a, b FROM o; DROP TABLE o"),
            "virtual table r"
        ),
        ["an R-tree by numbers that change by code"] = (Loose + RTree, ByCode(Rebuild), "virtual table r"),
        ["fts5 without content, by numbers that change"] = (Loose + Contentless, By(Rebuild), "virtual table f"),
        ["fts5 over some of the rows, by numbers that change"] = (
            Loose + "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'x'); INSERT INTO f (rowid, a) VALUES (9, 'nine');",
            By(Rebuild),
            "virtual table f"
        ),
    };

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Query, string Found)> Right = new()
    {
        ["fts5 by numbers that change"] = (Loose + Fts5, By(Rebuild), RightFts5, "2|nine"),
        ["fts5 by numbers that change in another order"] = (
            "CREATE TABLE x (a TEXT, b INTEGER); INSERT INTO x (a, b) VALUES ('nine', 2), ('five', 1);" + Fts5,
            By(Rebuild.Replace("FROM x;", "FROM x ORDER BY b;", StringComparison.Ordinal)),
            RightFts5,
            "2|nine"
        ),
        ["fts5 by numbers that change, the old table kept"] = (
            Loose + Fts5,
            By("ALTER TABLE x RENAME TO o; CREATE TABLE x AS SELECT a, b FROM o; DROP TABLE o"),
            RightFts5,
            "2|nine"
        ),
        ["fts5 by numbers that change by code"] = (Loose + Fts5, ByCode(Rebuild), RightFts5, "2|nine"),
        ["fts5 by rows that are written again"] = (
            Loose + Fts5,
            By("CREATE TEMP TABLE k AS SELECT a, b FROM x; DELETE FROM x; INSERT INTO x SELECT a, b FROM k"),
            RightFts5,
            "2|nine"
        ),
        ["fts5 by a key that is computed"] = (Keyed + Fts5ById, By("UPDATE x SET id = id + 100"), RightFts5, "109|nine"),
        ["fts5 by rows of operations"] = (
            Keyed + Fts5ById,
            m =>
            {
                m.Delete.FromTable("x").Row(new { id = 5 });
                m.Update.Table("x").Set(new { a = "nine lives" }).Where(new { id = 9 });
                m.Insert.IntoTable("x")
                    .Row(
                        new
                        {
                            id = 11,
                            a = "eleven",
                            b = 3,
                        }
                    );
            },
            RightFts5,
            "9|nine lives"
        ),
        ["fts5 by rows that are replaced"] = (
            Keyed + Fts5ById + Sync,
            By("INSERT OR REPLACE INTO x VALUES (9, 'nine new', 2)"),
            RightFts5,
            "9|nine new"
        ),
        ["fts5 by rows of code"] = (Keyed + Fts5ById, ByCode("UPDATE x SET a = 'nine ' || a"), RightFts5, "5|nine five; 9|nine nine"),
        ["fts5 by rows that a trigger writes"] = (
            Keyed
                + Fts5ById
                + "CREATE TABLE q (id); CREATE TRIGGER t AFTER INSERT ON q BEGIN UPDATE x SET a = 'nine five' WHERE id = 5; END;",
            By("INSERT INTO q VALUES (1)"),
            RightFts5,
            "5|nine five; 9|nine"
        ),
        ["fts5 over a view by numbers that change"] = (
            Loose
                + "CREATE VIEW v AS SELECT rowid AS k, a FROM x; "
                + "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'v', content_rowid = 'k'); INSERT INTO f (f) VALUES ('rebuild');",
            By("DROP VIEW v;" + Rebuild + "; CREATE VIEW v AS SELECT rowid AS k, a FROM x"),
            RightFts5,
            "2|nine"
        ),
        ["fts5 over a view whose table stays behind"] = (
            Loose
                + "CREATE VIEW v AS SELECT rowid AS k, a FROM x; "
                + "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'v', content_rowid = 'k'); INSERT INTO f (f) VALUES ('rebuild');",
            By("PRAGMA legacy_alter_table = ON;" + Rebuild),
            RightFts5,
            "2|nine"
        ),
        ["fts5 without sizes by numbers that change"] = (
            Loose + "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'x', columnsize = 0); INSERT INTO f (f) VALUES ('rebuild');",
            By(Rebuild),
            RightFts5,
            "2|nine"
        ),
        ["fts5 over a table that operations drop and create"] = (
            Keyed + Fts5ById,
            m =>
            {
                m.Delete.Table("x");
                m.Create.Table("x").WithColumn("id").AsInt64().PrimaryKey().WithColumn("a").AsString();
                m.Insert.IntoTable("x").Row(new { id = 1, a = "nine" });
            },
            RightFts5,
            "1|nine"
        ),
        ["fts4 by numbers that change"] = (Loose + Fts4, By(Rebuild), RightFts4, "2|nine"),
        ["a rebuild by hand that keeps the numbers"] = (Keyed + Fts5ById, By(RebuildKeyed), RightFts5, "9|nine"),
        ["a rebuild by hand that keeps the triggers"] = (Keyed + Fts5ById + Sync, By(RebuildKeyed + ";" + Sync), RightFts5, "9|nine"),
        ["fts5 that triggers keep in step"] = (
            Keyed + Fts5ById + Sync,
            By("DELETE FROM x WHERE id = 5; UPDATE x SET a = 'nine lives' WHERE id = 9; INSERT INTO x VALUES (11, 'nine', 3)"),
            RightFts5,
            "9|nine lives; 11|nine"
        ),
        ["fts5 that the step keeps in step"] = (
            Keyed + Fts5ById,
            By("INSERT INTO x VALUES (11, 'nine', 3); INSERT INTO f (rowid, a) VALUES (11, 'nine')"),
            RightFts5,
            "9|nine; 11|nine"
        ),
        ["the option follows a rename by the author"] = (
            Keyed + Fts5ById,
            By(
                "DROP TABLE f; ALTER TABLE x RENAME TO y; CREATE VIRTUAL TABLE f USING fts5 (a, content = 'y', content_rowid = 'id'); "
                    + "INSERT INTO f (f) VALUES ('rebuild')"
            ),
            RightFts5,
            "9|nine"
        ),
    };

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Query, string Found)> Made = new()
    {
        ["the table and fts5 are dropped"] = (
            Keyed + Fts5ById + Sync,
            By("DROP TABLE x; DROP TABLE f"),
            "SELECT count(*) FROM sqlite_master WHERE name IN ('x', 'f', 'f_data')",
            "0"
        ),
        ["fts5 and its table are dropped"] = (
            Loose + Fts4,
            By("DROP TABLE f; DROP TABLE x"),
            "SELECT count(*) FROM sqlite_master WHERE name IN ('x', 'f', 'f_segdir')",
            "0"
        ),
        ["the table and fts5 are deleted"] = (
            Keyed + Fts5ById,
            m =>
            {
                m.Delete.Table("x");
                m.Delete.Table("f");
            },
            "SELECT count(*) FROM sqlite_master WHERE name IN ('x', 'f', 'f_data')",
            "0"
        ),
        ["both are dropped by code"] = (
            Keyed + Fts5ById,
            ByCode("DROP TABLE x; DROP TABLE f"),
            "SELECT count(*) FROM sqlite_master WHERE name IN ('x', 'f', 'f_data')",
            "0"
        ),
        ["fts5 is created again and not filled"] = (
            Loose + Fts5,
            By("DROP TABLE f; CREATE VIRTUAL TABLE f USING fts5 (a, content = 'x');" + Rebuild),
            "SELECT count(*) FROM f_docsize",
            "0"
        ),
        ["fts5 is created again by code and not filled"] = (
            Loose + Fts5,
            ByCode("DROP TABLE f; CREATE VIRTUAL TABLE f USING fts5 (a, content = 'x');" + Rebuild),
            "SELECT count(*) FROM f_docsize",
            "0"
        ),
        ["fts5 was over some of the rows"] = (
            Keyed
                + "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'x', content_rowid = 'id'); "
                + "INSERT INTO f (rowid, a) VALUES (9, 'nine');",
            By(RebuildKeyed + "; UPDATE x SET b = 7"),
            "SELECT count(*) FROM f_docsize",
            "1"
        ),
        ["fts5 was not filled"] = (
            Loose + "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'x');",
            By(Rebuild),
            "SELECT count(*) FROM f_docsize",
            "0"
        ),
        ["fts5 knew rows that were not there"] = (
            Loose + Fts5 + "DELETE FROM x WHERE rowid = 9;",
            By(Rebuild + "; ALTER TABLE x ADD COLUMN z"),
            "SELECT count(*) FROM f_docsize",
            "2"
        ),
        ["fts5 was broken"] = (
            Keyed + Fts5ById + "DROP TABLE f_config;",
            By(RebuildKeyed + "; DELETE FROM f_docsize"),
            "SELECT count(*) FROM x",
            "2"
        ),
        ["the table was missing"] = (
            "CREATE TABLE x (a);" + "CREATE VIRTUAL TABLE f USING fts5 (a, content = 'nowhere');",
            By("ALTER TABLE x RENAME TO y"),
            "SELECT count(*) FROM y",
            "0"
        ),
        ["an R-tree that knew other rows"] = (
            Loose + RTree + "INSERT INTO r VALUES (77, 1, 1);",
            By(Rebuild),
            "SELECT count(*) FROM r",
            "3"
        ),
        ["an R-tree whose rows go with the table"] = (Loose + RTree, By("DROP TABLE x"), "SELECT count(*) FROM r", "2"),
        ["an R-tree that is filled again"] = (
            Loose + RTree,
            By(Rebuild + "; DELETE FROM r; INSERT INTO r SELECT rowid, b, b FROM x"),
            "SELECT count(*) FROM r",
            "2"
        ),
        ["fts5 without content, by numbers that stay"] = (
            Loose + Contentless,
            By(
                Rebuild
                    .Replace("(a, b) SELECT a, b", "(rowid, a, b) SELECT rowid, a, b", StringComparison.Ordinal)
                    .Replace("n SELECT a, b", "n (rowid, a, b) SELECT rowid, a, b", StringComparison.Ordinal)
            ),
            "SELECT rowid FROM f WHERE f MATCH 'nine'",
            "9"
        ),
        ["fts5 is replaced by code by one of other options"] = (
            "CREATE VIRTUAL TABLE f USING fts5 (a); INSERT INTO f VALUES ('nine');",
            ByCode(
                "CREATE VIRTUAL TABLE n USING fts5 (a, columnsize = 0, tokenize = 'porter'); INSERT INTO n SELECT a FROM f; "
                    + "DROP TABLE f; ALTER TABLE n RENAME TO f"
            ),
            "SELECT rowid FROM f WHERE f MATCH 'nines'",
            "1"
        ),
        ["fts5 is replaced by code by one of the same options"] = (
            "CREATE VIRTUAL TABLE f USING fts5 (a); INSERT INTO f VALUES ('nine');",
            ByCode("CREATE VIRTUAL TABLE n USING fts5 (a); INSERT INTO n SELECT a FROM f; DROP TABLE f; ALTER TABLE n RENAME TO f"),
            "SELECT rowid FROM f WHERE f MATCH 'nine'",
            "1"
        ),
        ["a table that has nothing to do with it"] = (
            Keyed + Fts5ById + "CREATE TABLE z (a); INSERT INTO z VALUES (1); DELETE FROM x WHERE id = 9;",
            By("ALTER TABLE z RENAME TO zz; UPDATE zz SET a = 2; DROP TABLE zz"),
            "SELECT count(*) FROM f_docsize",
            "2"
        ),
    };

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    public static TheoryData<string> RightNames => [.. Right.Keys];

    public static TheoryData<string> MadeNames => [.. Made.Keys];

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void AStepThatBreaksAVirtualTable_IsRefusedByItsName(string name)
    {
        var (sql, up, named) = Refused[name];
        using var bench = new Workbench(sql);
        var before = Dump.Of(bench.File);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(up));

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains(named, error.Why, StringComparison.Ordinal);
        Assert.Contains("by operation ", error.Why, StringComparison.Ordinal);
        Assert.Equal(before, Dump.Of(bench.File));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Theory]
    [MemberData(nameof(RightNames))]
    public void AnIndexThatFindsEveryRow_FindsEveryRowAfterwards(string name)
    {
        var (sql, up, check, found) = Right[name];
        using var bench = new Workbench(sql);

        bench.Migrate(up);

        bench.File.Execute(check);
        Assert.Equal(found, bench.Read(Nine.Replace("SELECT a", "SELECT rowid || '|' || a", StringComparison.Ordinal)));
        Assert.Equal("ok", bench.Read("PRAGMA integrity_check"));
    }

    [Theory]
    [MemberData(nameof(MadeNames))]
    public void AStepThatBreaksNothingNew_IsMade(string name)
    {
        var (sql, up, query, found) = Made[name];
        using var bench = new Workbench(sql);

        bench.Migrate(up);

        Assert.Equal(found, bench.Read(query));
        Assert.Equal("1", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Fact]
    public void AnIndexThatIsBuiltAnew_IsTold()
    {
        using var bench = new Workbench(Loose + Fts5);
        var warnings = new CapturedLog();

        bench.Manager(new StepCode(By(Rebuild)), logger: warnings).Migrate();

        Assert.Contains(warnings.Warnings, text =>
            text.Contains("virtual table f", StringComparison.Ordinal) && text.Contains("was rebuilt", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Vacuum_GivesOtherNumbers_AndTheIndexFollows()
    {
        using var bench = new Workbench(Loose + Fts5 + "DELETE FROM x WHERE a = 'five'; INSERT INTO f (f) VALUES ('rebuild');");

        bench.Manager("Fixtures.Untransacted", new StepCode(By("VACUUM"))).Migrate();

        bench.File.Execute(RightFts5);
        Assert.Equal("nine", bench.Read(Nine));
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
