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

    [Theory]
    [InlineData("", 0, false)]
    [InlineData("VALUES (1)", 1, true)]
    [InlineData("VALUES (1), (2), (3)", 3, true)]
    public void HasCopiedAll_ACopy_IsKnownIfAnyRowWasInserted(string values, int rows, bool isKnown)
    {
        using var bench = new Workbench($"CREATE TABLE old (a); CREATE TABLE made (a); {(rows > 0 ? $"INSERT INTO old {values}" : "")}");
        using var session = bench.Session();

        session.Execute(new SqlCommand("INSERT OR ABORT INTO made SELECT a FROM old ORDER BY rowid") { CopiesTable = "old" });

        Assert.Equal(isKnown, session.HasCopiedAll);
        session.Execute(StepChecks.SameCount("old", "made"));

        // What a copy has said is not taken for anything that comes later.
        session.Execute(new SqlCommand("INSERT INTO made VALUES (9)"));
        Assert.Throws<CheckFailedException>(() => session.Execute(StepChecks.SameCount("old", "made")));
    }

    /// <summary>The conflict clause of a table that keeps rows out, and a condition: what a statement of the engine never has.</summary>
    [Theory]
    [InlineData("INSERT OR IGNORE INTO made SELECT a FROM old", "of 3 rows, 2 were copied")]
    [InlineData("INSERT OR IGNORE INTO made SELECT 1 FROM old", "of 3 rows, 1 was copied")]
    [InlineData("INSERT INTO made SELECT a FROM old WHERE a < 0", "of 3 rows, 0 were copied")]
    public void HasCopiedAll_RowsThatWereLeftOut_AreCounted(string sql, string expected)
    {
        using var bench = new Workbench("CREATE TABLE old (a); CREATE TABLE made (a UNIQUE); INSERT INTO old VALUES (1), (2), (2)");
        using var session = bench.Session();

        session.Execute(new SqlCommand(sql) { CopiesTable = "old" });

        Assert.False(session.HasCopiedAll);
        var error = Assert.Throws<CheckFailedException>(() => session.Execute(StepChecks.SameCount("old", "made")));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
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
