using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Sql;

/// <summary>What a dry run tries in a transaction that is rolled back.</summary>
public class TriedStatementTests
{
    [Theory]
    [InlineData("SELECT 1", "SELECT 1")]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (a)", "CREATE INDEX  i ON t (a)")]
    [InlineData("CREATE UNIQUE INDEX concurrently i ON t (a)", "CREATE UNIQUE INDEX  i ON t (a)")]
    [InlineData("DROP INDEX CONCURRENTLY i", "DROP INDEX  i")]
    [InlineData("VACUUM FULL t", "SELECT 1")]
    [InlineData("ALTER SYSTEM SET work_mem = 1", "SELECT 1")]
    [InlineData("ROLLBACK TO SAVEPOINT s", "ROLLBACK TO SAVEPOINT s")]
    [InlineData("PREPARE p AS SELECT 1", "PREPARE p AS SELECT 1")]
    [InlineData("UPDATE t SET concurrently = 1", "UPDATE t SET concurrently = 1")]
    public void Of_AStatement_IsWhatCanBeUndone(string statement, string tried) => Assert.Equal(tried, TriedStatement.Of(statement));

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("/* x */ commit and chain")]
    [InlineData("END")]
    [InlineData("ROLLBACK")]
    [InlineData("ABORT")]
    [InlineData("PREPARE TRANSACTION 'x'")]
    [InlineData("BEGIN")]
    [InlineData("START TRANSACTION")]
    public void Of_AnEndOfTheTransaction_IsRefused(string statement) =>
        Assert.Throws<OperationRefusedException>(() => TriedStatement.Of(statement));

    [Theory]
    [InlineData("CREATE TABLE t (id int)", false)]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t (a)", true)]
    [InlineData("CALL p()", true)]
    [InlineData("DO $$ BEGIN END $$", true)]
    public void MayFailInPart_OfAStatement_IsKnown(string statement, bool expected) =>
        Assert.Equal(expected, TriedStatement.MayFailInPart(statement));
}
