using Gromozeka.FluentMigrations.Dialect;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

public class SchemaWatchTests
{
    /// <summary>SQLite reads its whole schema again, which a rollback of many migrations would wait for at each of its steps.</summary>
    [Theory]
    [InlineData("DROP TABLE t", false)]
    [InlineData("DROP INDEX i", false)]
    [InlineData("DROP VIEW v", false)]
    [InlineData("ALTER TABLE t ADD COLUMN b", true)]
    [InlineData("ALTER TABLE t RENAME TO u", true)]
    public void Finish_AfterAStepThatOnlyDrops_DoesNotReadTheSchemaAgain(string sql, bool isReadAgain)
    {
        using var bench = new Workbench(
            "CREATE TABLE t (a); CREATE INDEX i ON t (a); CREATE TABLE o (a); CREATE VIEW v AS SELECT a FROM o;"
        );
        using var session = bench.Session();
        var statements = new List<string>();
        session.Begin();
        session.Execute(new SqlCommand(sql));
        raw.sqlite3_trace(session.Handle, (_, statement) => statements.Add(statement.utf8_to_string()), null);

        session.FinishStep();

        Assert.Equal(isReadAgain, statements.Exists(statement => statement.Contains("writable_schema", StringComparison.Ordinal)));
    }

    [Fact]
    public void Finish_AfterADrop_InAStepThatWroteToTheSchemaByHand_ReadsTheSchemaAgain()
    {
        using var bench = new Workbench("CREATE TABLE t (a); CREATE TABLE o (a);");
        using var session = bench.Session();
        var statements = new List<string>();
        session.Begin();
        session.Execute(new SqlCommand("UPDATE o SET a = 1") { IsByAuthor = true });
        Assert.True(session.Steps.SchemaIsWritten());
        session.Execute(new SqlCommand("DROP TABLE t"));
        raw.sqlite3_trace(session.Handle, (_, statement) => statements.Add(statement.utf8_to_string()), null);

        session.FinishStep();

        Assert.Contains(statements, statement => statement.Contains("writable_schema", StringComparison.Ordinal));
    }
}
