using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Schema;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>What no test of a rebuild gets to see, because earlier checks see it first.</summary>
public class StepChecksTests
{
    [Fact]
    public void SameCount_RowsThatWereNotCopied_StopTheStep()
    {
        using var bench = new Workbench(
            "CREATE TABLE old (a); CREATE TABLE made (a); INSERT INTO old VALUES (1), (2); INSERT INTO made VALUES (1);"
        );
        using var session = bench.Session();

        var error = Assert.Throws<CheckFailedException>(() => session.Execute(StepChecks.SameCount("old", "made")));
        session.Execute(StepChecks.SameCount("old", "old"));

        Assert.Contains("of 2 rows, 1 was copied", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SameText_AnotherStatementThanMeant_StopsTheStep()
    {
        using var bench = new Workbench("CREATE TABLE x (a NOT NULL)");
        using var session = bench.Session();
        var table = StoredTable.Read(session, null, "X")!;

        var error = Assert.Throws<CheckFailedException>(() => session.Execute(StepChecks.SameText(table, "CREATE TABLE x (a)")));
        session.Execute(StepChecks.SameText(table, "CREATE TABLE x (a NOT NULL)"));

        Assert.Contains(
            "SQLite stored a different statement for table x than intended:\nCREATE TABLE x (a NOT NULL)",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ForeignKeysAreOff_WhileTheyAreEnforced_StopsTheStep()
    {
        using var bench = new Workbench("CREATE TABLE old (a)");
        using var session = bench.Session();

        session.Execute(StepChecks.ForeignKeysAreOff());
        session.Execute(new SqlCommand("PRAGMA foreign_keys = ON"));

        Assert.Throws<CheckFailedException>(() => session.Execute(StepChecks.ForeignKeysAreOff()));
    }
}
