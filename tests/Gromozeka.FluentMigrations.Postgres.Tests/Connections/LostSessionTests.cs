using Gromozeka.FluentMigrations.Dialect;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Connections;

/// <summary>The server ends a session while no statement of it is running.</summary>
public class LostSessionTests
{
    [PostgresFact]
    public void Execute_TheTransactionIsGoneWithItsConnection_RunsNothingOnAnother()
    {
        using var place = new PostgresDatabaseOfTest();
        place.Execute("CREATE TABLE t (a int)");
        // The driver finds out by itself that the connection is lost.
        var settings = new NpgsqlConnectionStringBuilder(place.ConnectionString) { KeepAlive = 1 };
        using var database = new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = settings.ConnectionString });
        using var session = (PostgresSession)database.Open(SessionAccess.Write);
        session.Begin();
        session.Execute(new SqlCommand("INSERT INTO t VALUES (1)"));

        place.Rows("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state LIKE 'idle in%'");
        Assert.True(SpinWait.SpinUntil(() => !session.InTransaction, TimeSpan.FromSeconds(30)));

        Assert.True(IsLost(() => session.Execute(new SqlCommand("INSERT INTO t VALUES (2)"))));
        Assert.True(IsLost(() => session.CreateCommand("SELECT 1").Dispose()));
        Assert.True(IsLost(session.Commit));
        session.Rollback();
        Assert.Empty(place.Rows("SELECT a FROM t"));

        session.Begin();
        session.Execute(new SqlCommand("INSERT INTO t VALUES (3)"));
        session.Commit();
        Assert.Equal(["3"], place.Rows("SELECT a FROM t"));
    }

    [Theory]
    [InlineData("FATAL", "25P03", true)]
    [InlineData("FATAL", "57P01", true)]
    [InlineData("PANIC", "XX000", true)]
    [InlineData("ERROR", "25P02", false)]
    [InlineData("ERROR", "40001", false)]
    public void IsConnectionLost_TheServersWord_FatalEndsTheSession(string severity, string code, bool isLost) =>
        Assert.Equal(isLost, PostgresFaults.IsConnectionLost(new PostgresException("text", severity, severity, code)));

    private static bool IsLost(Action action) => PostgresFaults.IsConnectionLost(Record.Exception(action)!);
}
