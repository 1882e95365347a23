using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>A session whose database is locked by another connection.</summary>
public class SessionWaitTests
{
    /// <summary>Longer than a test waits for anything: what ends only with this time fails the test.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Theory]
    [MemberData(nameof(Contention.Kinds), MemberType = typeof(Contention))]
    public async Task Wait_TheOtherReleasesTheLock_GoesOn(string kind, string journal)
    {
        using var contention = new Contention(journal, Long, writeAheadLog: kind == "mode" ? false : null);
        var task = await contention.StartWaiting(contention.Begin(kind));
        Assert.False(task.IsCompleted);

        contention.Release();
        if (kind == "mode")
            contention.CloseOther();

        await task.Ends("what was locked");
        Assert.NotEqual(0, contention.Turns);
    }

    [Theory]
    [MemberData(nameof(Contention.Kinds), MemberType = typeof(Contention))]
    public async Task Wait_Interrupted_EndsLongBeforeTheTimeOut(string kind, string journal)
    {
        using var contention = new Contention(journal, Long, writeAheadLog: kind == "mode" ? false : null);
        var task = await contention.StartWaiting(contention.Begin(kind));
        Assert.False(task.IsCompleted);

        contention.Session.Interrupt();

        // SQLite says "busy" or "interrupted", whichever it looks at first. A row that was refused is not tried again.
        var error = await Record.ExceptionAsync(() => task.Ends("the interrupted wait"));
        Assert.True(
            error is SqliteException { SqliteErrorCode: 5 or 9 } || kind == "rows" && error is OperationCanceledException,
            error?.ToString()
        );
    }

    /// <summary>The driver, by whose clock no time passes, would repeat what is locked out.</summary>
    [Theory]
    [MemberData(nameof(Contention.Kinds), MemberType = typeof(Contention))]
    public async Task Wait_LockIsKept_EndsWhenTheTimeIsOverAndNotLater(string kind, string journal)
    {
        using var contention = new Contention(journal, Long, new SteppingClock(), kind == "mode" ? false : null);
        var action = contention.Begin(kind);

        var error = await Assert.ThrowsAsync<SqliteException>(() => Task.Run(action).Ends("a wait whose time is over"));

        Assert.Equal(5, error.SqliteErrorCode);
        Assert.Equal(Long.TotalSeconds, contention.Turns);
        Assert.Equal(Long, contention.Waited);
        Assert.Equal(ErrorCodes.LockTimeout, contention.Bench.Database().Explain(error, "nothing was written")!.Code);
    }

    [Theory]
    [MemberData(nameof(Contention.Kinds), MemberType = typeof(Contention))]
    public void Wait_TimeOutOfZero_TriesOnce(string kind, string journal)
    {
        using var contention = new Contention(journal, TimeSpan.Zero, writeAheadLog: kind == "mode" ? false : null);
        var action = contention.Begin(kind);

        var error = Assert.Throws<SqliteException>(action);

        Assert.Equal(5, error.SqliteErrorCode);
        Assert.Equal(0, contention.Turns);
    }

    [Fact]
    public void Commit_TimeOut_LeavesTheTransactionToBeRolledBack()
    {
        using var contention = new Contention("delete", Long, new SteppingClock());
        var commit = contention.Begin("commit");
        Assert.Throws<SqliteException>(commit);
        Assert.True(contention.Session.InTransaction);

        contention.Session.Rollback();
        contention.Release();

        Assert.Equal("1", contention.Bench.Read("SELECT a FROM t"));
        Assert.False(contention.Session.IsCommittedByStatement);
    }

    [Fact]
    public async Task Commit_AReaderLeaves_IsCountedOnce()
    {
        using var contention = new Contention("delete", Long);
        var before = contention.Session.Commits;
        var task = await contention.StartWaiting(contention.Begin("commit"));

        contention.Release();
        await task.Ends("the commit");

        Assert.Equal(before + 1, contention.Session.Commits);
        Assert.Equal("1; 2", contention.Bench.Read("SELECT a FROM t"));
    }

    /// <summary>SQLite does not ask how to wait where the other may be waiting for this connection.</summary>
    [Fact]
    public void Execute_ASnapshotThatIsOld_FailsAfterTheTimeOutWithoutATurn()
    {
        using var contention = new Contention("wal", TimeSpan.FromSeconds(1));
        contention.Session.BeginRead();
        contention.Run("INSERT INTO t VALUES (2)");

        var error = Assert.Throws<SqliteException>(() => contention.Session.Execute(new SqlCommand("INSERT INTO t VALUES (3)")));

        Assert.Equal(5 | (2 << 8), error.SqliteExtendedErrorCode);
        Assert.Equal(0, contention.Turns);
    }

    /// <summary>The other gives up first, as an application does whose time-out is shorter.</summary>
    [Fact]
    public async Task Execute_ADeadlockThatTheOtherEnds_GoesOn()
    {
        using var contention = new Contention("delete", Long);
        contention.Session.BeginRead();
        contention.Run("BEGIN IMMEDIATE");
        var tries = 0;
        SQLitePCL.raw.sqlite3_trace(
            contention.Session.Handle,
            (SQLitePCL.strdelegate_trace)((_, _) => Interlocked.Increment(ref tries)),
            null
        );
        var task = Task.Run(() => contention.Session.Execute(new SqlCommand("INSERT INTO t VALUES (3)")));
        await Eventually.Holds(() => task.IsCompleted || Volatile.Read(ref tries) > 1, "a second try, which the first makes necessary");
        Assert.False(task.IsCompleted);

        contention.Release();

        await task.Ends("the statement");
        Assert.Equal(0, contention.Turns);
    }

    [Fact]
    public async Task Begin_AfterAMigrationHasSetABusyTimeout_IsInterruptedAllTheSame()
    {
        using var contention = new Contention("delete", Long);
        contention.Change();
        contention.Session.Execute(new SqlCommand($"PRAGMA busy_timeout = {Long.TotalMilliseconds}"));
        contention.Session.Rollback();
        var task = await contention.StartWaiting(contention.Begin("begin"));

        contention.Session.Interrupt();

        await Assert.ThrowsAsync<SqliteException>(() => task.Ends("the interrupted wait"));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task Begin_AnotherWritesWithoutAPause_GetsItsTurnEachTime(string journal)
    {
        using var contention = new Contention(journal, Long);
        using var end = new CancellationTokenSource();
        var writes = 0;
        var writer = Task.Run(() =>
        {
            for (; !end.IsCancellationRequested; Interlocked.Increment(ref writes))
                contention.Run("BEGIN IMMEDIATE; INSERT INTO t VALUES (5); COMMIT");
        });

        // As often as it takes to meet the other, but twenty times at least.
        var steps = 0;
        await Task.Run(() =>
            {
                for (; steps < 20 || contention.Turns == 0; steps++)
                {
                    contention.Change();
                    contention.Session.Commit();
                }
            })
            .Ends($"the turn of the session, after {steps} others");

        await end.CancelAsync();
        await writer;
        Assert.Equal(steps, contention.Bench.Count("SELECT count(*) FROM t WHERE a = 2"));
        Assert.Equal(writes, contention.Bench.Count("SELECT count(*) FROM t WHERE a = 5"));
    }
}
