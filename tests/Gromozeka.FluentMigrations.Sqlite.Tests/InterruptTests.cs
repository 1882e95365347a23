using Fixtures.Steps;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

public class InterruptTests
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO t SELECT i FROM n";
    private const string Seed = "CREATE TABLE t (a INTEGER)";

    [Fact]
    public async Task Interrupt_RunningStatement_FailsIt()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        session.Begin();
        var isRunning = new TaskCompletionSource();
        CreateSignal(session, isRunning);

        var run = Task.Run(() => session.Execute(new SqlCommand("SELECT signal(); " + Endless)));
        await Task.WhenAny(isRunning.Task, run).Ends("the statement's begin");
        var error = await Assert.ThrowsAsync<SqliteException>(() => InterruptUntilDone(session, run));
        session.Rollback();

        Assert.Equal(9, error.SqliteErrorCode);
        Assert.Equal("0", bench.Read("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Interrupt_BetweenStatements_FailsTheNext()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        session.Begin();

        session.Interrupt();

        Assert.Throws<OperationCanceledException>(() => session.Execute(new SqlCommand("INSERT INTO t VALUES (1)")));
    }

    [Fact]
    public void Rollback_AfterAnInterruption_LetsTheSessionGoOn()
    {
        using var bench = new Workbench(Seed);
        using var session = bench.Session();
        session.Begin();
        session.Interrupt();

        session.Rollback();
        session.Begin();
        session.Execute(new SqlCommand("INSERT INTO t VALUES (1)"));
        session.Commit();

        Assert.Equal("1", bench.Read("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Interrupt_WithoutDatabase_DoesNothing()
    {
        using var bench = new Workbench();
        using var session = bench.Session();

        session.Interrupt();

        Assert.True(session.IsNew);
    }

    [Fact]
    public void Migrate_CancelledBetweenItsStatements_IsRolledBackBeforeTheNext()
    {
        using var bench = new Workbench(Seed);
        using var cancellation = new CancellationTokenSource();
        var manager = bench.Manager(
            new StepCode(m =>
            {
                m.Insert.IntoTable("t").Row(new { a = 1 });
                m.Execute.WithConnection((_, _) => cancellation.Cancel());
                m.Execute.Sql(Endless);
            })
        );

        Assert.Throws<OperationCanceledException>(() => manager.Migrate(cancellationToken: cancellation.Token));

        Assert.Equal("0", bench.Read("SELECT count(*) FROM t"));
        Assert.Equal("0", bench.Read("SELECT count(*) FROM VersionInfo"));
    }

    private static void CreateSignal(SqliteSession session, TaskCompletionSource signal) =>
        session.Execute(new ConnectionCommand((connection, _) => ((SqliteConnection)connection).CreateFunction("signal", () =>
                    {
                        signal.TrySetResult();
                        return 1;
                    }), "signal"));

    /// <summary>The statement may not have begun when the signal comes; an interruption before it has no effect on it.</summary>
    private static async Task InterruptUntilDone(SqliteSession session, Task run)
    {
        while (!run.IsCompleted)
        {
            session.Interrupt();
            await Task.Yield();
        }

        await run;
    }
}
