using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Renaming while a view or a trigger is broken already: one that is about something else is no matter.</summary>
public class RenameTests
{
    private const string Seed = """
        CREATE TABLE x (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
        INSERT INTO x VALUES (1, 'one', 10);
        CREATE TABLE log (l);
        CREATE VIEW broken AS SELECT a FROM nowhere;
        CREATE TRIGGER dead AFTER DELETE ON x BEGIN DELETE FROM nowhere; END;
        CREATE VIEW v AS SELECT a FROM x;
        CREATE TRIGGER t AFTER INSERT ON x BEGIN INSERT INTO log VALUES (new.a); END;
        CREATE INDEX i ON x (a);
        """;

    [Fact]
    public void RenameColumn_PassesOverWhatIsBrokenAndAboutSomethingElse()
    {
        using var bench = new Workbench(Seed);
        var broken = bench.Read("SELECT sql FROM sqlite_master WHERE name IN ('broken', 'dead')");

        bench.Migrate(m => m.Rename.Column("a").OnTable("x").To("z"));
        bench.File.Execute("INSERT INTO x (z) VALUES ('two')");

        Assert.Equal("one; two", bench.Read("SELECT z FROM v"));
        Assert.Equal("two", bench.Read("SELECT l FROM log"));
        Assert.Equal("z", bench.Read("SELECT name FROM pragma_index_info('i')"));
        Assert.Equal(broken, bench.Read("SELECT sql FROM sqlite_master WHERE name IN ('broken', 'dead')"));
    }

    [Fact]
    public void RenameTable_PassesOverWhatIsBrokenAndAboutSomethingElse()
    {
        using var bench = new Workbench(Seed + "DROP TRIGGER dead;");

        bench.Migrate(m => m.Rename.Table("x").To("y"));
        bench.File.Execute("INSERT INTO y (a) VALUES ('two')");

        Assert.Equal("one; two", bench.Read("SELECT a FROM v"));
        Assert.Equal("two", bench.Read("SELECT l FROM log"));
    }

    [Fact]
    public void RenameColumn_ThatWouldBreakAView_IsRefused()
    {
        using var bench = new Workbench(Seed + "CREATE VIEW w AS SELECT a FROM v;");

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(m => m.Rename.Column("a").OnTable("x").To("z")));

        Assert.Equal(ErrorCodes.DependentBroken, error.Code);
        Assert.Contains("view w (no such column: a)", error.Why, StringComparison.Ordinal);
        Assert.Equal("one", bench.Read("SELECT a FROM w"));
    }

    [Fact]
    public void Rollback_OfARenameThatFailed_TakesTheRightToWriteTheSchemaBack()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        session.Begin();
        session.Execute(new SqlCommand("PRAGMA writable_schema = ON"));

        session.Rollback();

        Assert.Throws<SqliteException>(() => session.Execute(new SqlCommand("DELETE FROM sqlite_master")));
    }
}
