using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>While a step rebuilds a table, ON DELETE and ON UPDATE do nothing: a statement that needs them is refused.</summary>
public class KeyActionTests
{
    private const string Seed = """
        CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE, z INT, upper AS (upper(code)) UNIQUE);
        INSERT INTO p VALUES (1, 'one', 1), (2, 'two', 2);
        CREATE TABLE other (a INT, b INT); INSERT INTO other VALUES (1, 1);
        CREATE VIEW v AS SELECT id FROM p; CREATE TRIGGER vd INSTEAD OF DELETE ON v BEGIN DELETE FROM p WHERE id = old.id; END;
        CREATE TRIGGER ot AFTER UPDATE OF a ON other BEGIN UPDATE p SET id = id + 10; END;
        CREATE TRIGGER oi AFTER INSERT ON other BEGIN INSERT OR REPLACE INTO p (id, code) VALUES (1, 'new'); END;

        """;

    private const string OnUpdate = "CREATE TABLE c (x REFERENCES P (id) ON UPDATE CASCADE); INSERT INTO c VALUES (1), (2);";
    private const string OnDelete = "CREATE TABLE c (x REFERENCES p ON DELETE SET NULL); INSERT INTO c VALUES (1), (2);";
    private const string OfCode = "CREATE TABLE c (x REFERENCES p (code) ON UPDATE SET NULL); INSERT INTO c VALUES ('one');";
    private const string OfUpper = "CREATE TABLE c (x REFERENCES p (upper) ON UPDATE SET DEFAULT); INSERT INTO c VALUES ('ONE');";

    private static string OfReplacing(string columns) =>
        $"CREATE TABLE q (id INTEGER PRIMARY KEY, {columns}); CREATE TABLE c (x REFERENCES q ON DELETE CASCADE);";

    public static TheoryData<string, Action<Migration>> Refused =>
        new()
        {
            { OnUpdate, m => m.Execute.Sql("UPDATE p SET id=10 WHERE id=1; UPDATE p SET id=1 WHERE id=2; UPDATE p SET id=2 WHERE id=10") },
            { OnUpdate, m => m.Execute.Sql("UPDATE p SET rowid = 3 - rowid") },
            { OnUpdate, m => m.Update.Table("p").Set(new { id = 3 }).Where(new { id = 1 }) },
            { OnUpdate, m => m.Execute.Sql("INSERT INTO p (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 9") },
            { OnUpdate, m => m.Execute.Sql("UPDATE other SET a = 7") },
            { OnDelete, Replace },
            { OnDelete, m => m.Execute.Sql("DELETE FROM p WHERE id = 1") },
            { OnDelete, m => m.Execute.Sql("WITH a AS (SELECT 1 AS id) DELETE FROM p WHERE id IN (SELECT id FROM a)") },
            { OnDelete, m => m.Execute.Sql("INSERT OR REPLACE INTO p (id, code) VALUES (1, 'new')") },
            { OnDelete, m => m.Execute.Sql("REPLACE INTO main.p (id, code) VALUES (1, 'new')") },
            { OnDelete, m => m.Execute.Sql("UPDATE OR REPLACE p SET code = 'two'") },
            { OnDelete, m => m.Execute.Sql("DELETE FROM v") },
            { OfReplacing("z INT, name TEXT UNIQUE ON CONFLICT REPLACE"), m => m.Update.Table("q").Set(new { name = "x" }).AllRows() },
            { OfReplacing("z INT, name TEXT UNIQUE ON CONFLICT REPLACE"), m => m.Insert.IntoTable("q").Row(new { name = "x" }) },
            { OfReplacing("z INT, name AS (z + 1) UNIQUE ON CONFLICT REPLACE"), m => m.Update.Table("q").Set(new { z = 7 }).AllRows() },
            { OnDelete, m => m.Insert.IntoTable("other").Row(new { a = 1 }) },
            { OfCode, m => m.Update.Table("p").Set(new { code = "x" }).Where(new { id = 1 }) },
            { OfUpper, m => m.Execute.Sql("UPDATE p SET code = 'x' WHERE id = 1") },
        };

    public static TheoryData<string, Action<Migration>> Allowed =>
        new()
        {
            { OnUpdate, m => m.Update.Table("p").Set(new { z = 3 }).Where(new { id = 1 }) },
            { OnUpdate, m => m.Execute.Sql("UPDATE p SET code = replace(code, 'o', 'p')") },
            { OnDelete, m => m.Execute.Sql("UPDATE p SET z = 9 WHERE code = 'no' OR replace(code, ' ', '') = 'one'") },
            { OnDelete, m => m.Execute.Sql("INSERT INTO p (id) SELECT 9 WHERE 1 = 2 OR replace('x', 'x', '') <> ''") },
            { OfReplacing("z INT NOT NULL ON CONFLICT REPLACE DEFAULT 0"), m => m.Insert.IntoTable("q").Row(new { id = 3 }) },
            { OfReplacing("z INT CHECK (z IS NULL OR replace(z, ' ', '') <> '')"), m => m.Update.Table("q").Set(new { z = 7 }).AllRows() },
            { OfReplacing("z INT, name TEXT UNIQUE ON CONFLICT REPLACE"), m => m.Update.Table("q").Set(new { z = 7 }).AllRows() },
            { OnUpdate, m => m.Execute.Sql("INSERT INTO p (id) VALUES (3); UPDATE other SET b = 7; DELETE FROM other; DELETE FROM c") },
            { OnDelete, m => m.Execute.Sql("UPDATE p SET id = 3 WHERE id = 7; DELETE FROM c; INSERT INTO p (id) VALUES (3)") },
            { OfCode, m => m.Execute.Sql("UPDATE p SET z = 3") },
            { OnDelete.Replace("SET NULL", "RESTRICT", StringComparison.Ordinal), m => m.Execute.Sql("DELETE FROM p WHERE id = 7") },
            {
                OnUpdate.Replace("CASCADE", "NO ACTION", StringComparison.Ordinal),
                m => m.Execute.Sql("UPDATE p SET id = 3 - 2 WHERE id = 1")
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Migrate_StatementWhoseActionsWouldNotHappen_IsRefused(string child, Action<Migration> change)
    {
        foreach (var table in new[] { "p", "other", "c" })
        {
            using var bench = new Workbench(Seed + child);
            var before = Dump.Of(bench.File);

            var error = Assert.Throws<MigrationException>(() => Migrate(bench, table, change, isEnforced: true));

            Assert.True(error.Code == ErrorCodes.RowsDoNotFit, error.Message);
            Assert.Contains("rows of table c refer to it", error.Why, StringComparison.Ordinal);
            Assert.Contains("split the migration", error.Next, StringComparison.Ordinal);
            Assert.Equal(before, Dump.Of(bench.File));
        }
    }

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Migrate_StatementWithoutActions_Runs(string child, Action<Migration> change)
    {
        using var bench = new Workbench(Seed + child);

        Migrate(bench, "p", change, isEnforced: true);

        Assert.Equal("TEXT", bench.Read("SELECT type FROM pragma_table_info('p') WHERE name = 'z'"));
    }

    [Fact]
    public void Migrate_ForeignKeysAreNotEnforced_AnyStatementRuns()
    {
        using var bench = new Workbench(Seed + OnUpdate);

        Migrate(bench, "p", m => m.Execute.Sql("UPDATE p SET id = 3 - 2 WHERE id = 1"), isEnforced: false);

        Assert.Equal("TEXT", bench.Read("SELECT type FROM pragma_table_info('p') WHERE name = 'z'"));
    }

    [Fact]
    public void Migrate_StepWithoutARebuild_ActionsHappen()
    {
        using var bench = new Workbench(Seed + OnUpdate);
        var manager = bench.Manager(
            new StepCode(m => m.Execute.Sql("UPDATE p SET id = 7 WHERE id = 1")),
            new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = true }
        );

        manager.Migrate();

        Assert.Equal("7; 2", bench.Read("SELECT x FROM c"));
    }

    private static void Replace(Migration m)
    {
        m.Delete.FromTable("p").Row(new { id = 1 });
        m.Insert.IntoTable("p").Row(new { id = 1, code = "new" });
    }

    /// <summary>Changes rows before and after a rebuild of one of the tables; the first statement is refused.</summary>
    private static void Migrate(Workbench bench, string rebuilt, Action<Migration> change, bool isEnforced) =>
        bench
            .Manager(
                new StepCode(m =>
                {
                    var column = rebuilt switch
                    {
                        "p" => "z",
                        "c" => "x",
                        _ => "b",
                    };
                    if (rebuilt == "c")
                        m.Alter.Column(column).OnTable(rebuilt).AsCustom("BLOB CHECK (x <> 'no')");
                    else
                        m.Alter.Column(column).OnTable(rebuilt).AsString();
                    change(m);
                }),
                new SqliteDatabaseOptions { ConnectionString = "", ForeignKeys = isEnforced }
            )
            .Migrate();
}
