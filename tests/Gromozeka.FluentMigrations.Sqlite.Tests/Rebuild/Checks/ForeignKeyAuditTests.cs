using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>A violation is known by its row and its key: one from before hides no other.</summary>
public class ForeignKeyAuditTests
{
    private const string P =
        "PRAGMA foreign_keys = OFF; CREATE TABLE p (id INTEGER PRIMARY KEY, x INTEGER UNIQUE, y TEXT UNIQUE); "
        + "INSERT INTO p VALUES (1, 1, 'one');";

    private static readonly Action<Migration> Rebuild = m => m.Alter.Column("n").OnTable("c").AsInt64().WithDefaultValue(0);

    private static readonly Dictionary<string, (string Sql, Action<Migration> Up, string Why)> Refused = new()
    {
        ["another key of the same row"] = (
            P
                + "CREATE TABLE c (id INTEGER PRIMARY KEY, a INTEGER REFERENCES p, b INTEGER REFERENCES p, n INTEGER); "
                + "INSERT INTO c VALUES (1, 9, NULL, 1);",
            m =>
            {
                Rebuild(m);
                m.Update.Table("c").Set(new { b = 8 }).AllRows();
            },
            "1 row of table c refers to rows of p that do not exist: rowid 1"
        ),
        ["another key over the same column"] = (
            P
                + "CREATE TABLE c (id INTEGER PRIMARY KEY, a INTEGER REFERENCES p (id) REFERENCES p (x), n INTEGER); "
                + "INSERT INTO p VALUES (2, 3, 'two'); INSERT INTO c VALUES (1, 2, 1);",
            m =>
            {
                Rebuild(m);
                m.Execute.Sql("UPDATE c SET a = 3");
                m.Execute.Sql("UPDATE c SET a = 77");
            },
            "rowid 1"
        ),
        ["a key in the place of another"] = (
            P
                + "CREATE TABLE c (id INTEGER PRIMARY KEY, a INTEGER CONSTRAINT k REFERENCES p, b INTEGER, n INTEGER); "
                + "INSERT INTO c VALUES (1, 9, 8, 1);",
            m =>
            {
                m.Delete.ForeignKey("k").OnTable("c");
                m.Create.ForeignKey("l").FromTable("c").ForeignColumn("b").ToTable("p").PrimaryColumn("id");
            },
            "1 row of table c refers to rows of p that do not exist: rowid 1"
        ),
        ["another row of a table WITHOUT ROWID"] = (
            P
                + "CREATE TABLE c (k TEXT, l INTEGER, a INTEGER REFERENCES p, n INTEGER, PRIMARY KEY (k, l)) WITHOUT ROWID; "
                + "INSERT INTO c VALUES ('u', 1, 9, 1), ('v', 1, 1, 1);",
            m =>
            {
                Rebuild(m);
                m.Execute.Sql("UPDATE c SET a = 10 - a");
            },
            "1 row of table c refers to rows of p that do not exist: key 'v', 1"
        ),
        ["another row of a table WITHOUT ROWID, to a text"] = (
            P
                + "CREATE TABLE c (k TEXT PRIMARY KEY, a INTEGER REFERENCES p (y), n INTEGER) WITHOUT ROWID; "
                + "INSERT INTO p VALUES (7, 7, '7'); INSERT INTO c VALUES ('t', 7, 1), ('u', 9, 1), ('v', 7, 1);",
            m =>
            {
                Rebuild(m);
                m.Execute.Sql("UPDATE c SET a = 16 - a WHERE k > 't'");
            },
            "1 row of table c refers to rows of p that do not exist: key 'v'"
        ),
        ["another row of a table that gets numbers"] = (
            P
                + "CREATE TABLE c (id INTEGER, a INTEGER REFERENCES p, n INTEGER); "
                + "INSERT INTO c (rowid, id, a) VALUES (3, 25, 9), (4, 26, 1);",
            m =>
            {
                m.Create.PrimaryKey("pk").OnTable("c").Column("id");
                m.Execute.Sql("UPDATE c SET a = 10 - a");
            },
            "1 row of table c refers to rows of p that do not exist: rowid 26"
        ),
    };

    private static readonly Dictionary<string, (Action<Migration> Up, string Sql)> Taken = new()
    {
        ["in a column that gets another name"] = (
            m =>
            {
                Rebuild(m);
                m.Rename.Column("a").OnTable("c").To("z");
                m.Rename.Column("x").OnTable("p").To("y2");
                m.Rename.Table("p").To("q");
                m.Rename.Table("c").To("d");
            },
            "CREATE TABLE c (id INTEGER PRIMARY KEY, a INTEGER REFERENCES p, b INTEGER REFERENCES p (x), n INTEGER); "
                + "INSERT INTO c VALUES (1, 9, 8, 1);"
        ),
        ["in a table WITHOUT ROWID"] = (
            Rebuild,
            "CREATE TABLE c (k TEXT PRIMARY KEY, a TEXT REFERENCES p, b INTEGER REFERENCES nowhere, n INTEGER) WITHOUT ROWID; "
                + "INSERT INTO c VALUES ('u', '9', 1, 1), ('v', '01', 2, 1);"
        ),
        ["in a table WITHOUT ROWID whose keys are converted"] = (
            m => m.Alter.Column("k").OnTable("c").AsInt64(),
            "CREATE TABLE c (k TEXT PRIMARY KEY, a INTEGER REFERENCES p) WITHOUT ROWID; INSERT INTO c VALUES ('7', 9);"
        ),
        ["in a table that gets numbers and another name"] = (
            m =>
            {
                m.Create.PrimaryKey("pk").OnTable("c").Column("id");
                m.Delete.PrimaryKey("pk").FromTable("c");
                m.Create.PrimaryKey("pk").OnTable("c").Column("id");
                m.Rename.Table("c").To("d");
            },
            "CREATE TABLE c (id INTEGER, a INTEGER REFERENCES p, n INTEGER); "
                + "INSERT INTO c (rowid, id, a) VALUES (3, 25, 9), (4, 26, 1), (26, 3, 1);"
        ),
    };

    public static TheoryData<string> RefusedNames => new(Refused.Keys);

    public static TheoryData<string> TakenNames => new(Taken.Keys);

    [Theory]
    [MemberData(nameof(RefusedNames))]
    public void Migrate_ANewViolationBesideAnOldOne_IsRefused(string name)
    {
        var (sql, up, why) = Refused[name];
        using var bench = new Workbench(sql);
        var before = Dump.Of(bench.File);

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(up));

        Assert.Equal(ErrorCodes.RowsDoNotFit, error.Code);
        Assert.Contains(why, error.Why, StringComparison.Ordinal);
        Assert.Equal(before, Dump.Of(bench.File));
    }

    [Theory]
    [MemberData(nameof(TakenNames))]
    public void Migrate_AViolationFromBefore_IsNone(string name)
    {
        var (up, sql) = Taken[name];
        using var bench = new Workbench(P + sql);
        var violations = bench.Read("SELECT count(*) FROM pragma_foreign_key_check");

        bench.Migrate(up);

        Assert.NotEqual("0", violations);
        Assert.Equal(violations, bench.Read("SELECT count(*) FROM pragma_foreign_key_check"));
    }

    [Theory]
    [InlineData("REFERENCES missing (id)")]
    [InlineData("REFERENCES missing")]
    public void Migrate_RowsWithoutRowIdReferToAMissingTableAsBefore_IsDone(string key)
    {
        using var bench = new Workbench(
            "PRAGMA foreign_keys = OFF; CREATE TABLE c (id INTEGER PRIMARY KEY, n TEXT); "
                + $"CREATE TABLE u (a INT PRIMARY KEY {key}) WITHOUT ROWID; INSERT INTO u VALUES (5);"
        );

        bench.Migrate(Rebuild);

        Assert.Equal("5", bench.Read("SELECT a FROM u"));
    }
}
