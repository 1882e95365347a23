using Fixtures.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>Code of a migration that takes its connection or its transaction away.</summary>
public class ConnectionCodeTests
{
    private const string Seed = "CREATE TABLE log (l)";

    [Theory]
    [InlineData("close", false)]
    [InlineData("dispose", false)]
    [InlineData("reopen", false)]
    [InlineData("close", true)]
    [InlineData("dispose", true)]
    public void CodeThatClosesTheConnection_GetsAnErrorOfItsOwn(string what, bool isUntransacted)
    {
        using var bench = new Workbench(Seed);
        var step = new StepCode(m =>
        {
            m.Execute.Sql("INSERT INTO log VALUES ('before')");
            m.Execute.WithConnection(
                (connection, _) =>
                {
                    if (what == "dispose")
                        connection.Dispose();
                    else
                        connection.Close();
                    if (what == "reopen")
                        connection.Open();
                }
            );
        });
        var manager = isUntransacted ? bench.Manager("Fixtures.Untransacted", step) : bench.Manager(step);

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());

        Assert.Equal(ErrorCodes.ConnectionClosed, error.Code);
        Assert.EndsWith(
            isUntransacted ? "closed the connection that it was given" : "and with it the transaction",
            error.Why,
            StringComparison.Ordinal
        );
        Assert.Equal(isUntransacted ? "1" : "0", bench.Read("SELECT count(*) FROM log"));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    [Fact]
    public void CodeThatReplacesTheTransaction_EndedIt()
    {
        using var bench = new Workbench(Seed);

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m =>
                m.Execute.WithConnection(
                    (connection, transaction) =>
                    {
                        transaction.Rollback();
                        connection.BeginTransaction();
                    }
                )
            )
        );

        Assert.Equal(ErrorCodes.TransactionEnded, error.Code);
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }
}
