using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Execution;

public sealed class CancellationTests : IDisposable
{
    /// <summary>Does not end by itself before the test run does.</summary>
    private const string Endless =
        "CREATE TABLE endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Migrate_CancelledBefore_TouchesNothing()
    {
        Assert.Throws<OperationCanceledException>(() => _bed.Manager().Migrate(cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(_bed.Files);
    }

    [Fact]
    public void Rollback_CancelledBefore_ChangesNoByte()
    {
        _bed.Manager().Migrate();
        var before = _bed.File.Hash;

        Assert.Throws<OperationCanceledException>(() => _bed.Manager().Rollback(1, new CancellationToken(canceled: true)));

        Assert.Equal(before, _bed.File.Hash);
    }

    [Fact]
    public void Validate_CancelledBefore_Stops() =>
        Assert.Throws<OperationCanceledException>(() => _bed.Manager().Validate(new CancellationToken(canceled: true)));

    [Fact]
    public void Migrate_CancelledDuringALongStatement_RollsBackAndKeepsTheStepsBefore()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(2, migration =>
        {
            migration.Create.Table("half").WithColumn("id").AsInt64();
            migration.Execute.WithConnection(
                (connection, _) => ((SqliteConnection)connection).CreateFunction("cancel_soon", () => Cancel(source))
            );
            migration.Execute.Sql(Endless + " WHERE i = 1 AND cancel_soon()");
        });

        var error = Assert.Throws<OperationCanceledException>(() => _bed.FullManager().Migrate(cancellationToken: source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Contains("Migration 2 (Step2) was canceled, going up; rolled back", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", _bed.Versions("history", "number"));
        Assert.DoesNotContain("half", _bed.File.Tables());
        Assert.Equal(
            "2|failure|cancelled",
            _bed.File.Scalar("SELECT version, outcome, error FROM migration_log WHERE outcome <> 'success'")
        );
        Assert.Equal(1, _bed.Log.Count(8));
    }

    [Fact]
    public void Migrate_CancelledBetweenTwoStatementsOfAScript_StopsTheSecond()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(1, migration =>
        {
            migration.Execute.WithConnection(
                (connection, _) => ((SqliteConnection)connection).CreateFunction("cancel_soon", () => Cancel(source))
            );
            migration.Execute.Sql("SELECT cancel_soon(); " + Endless);
        });

        Assert.Throws<OperationCanceledException>(() => _bed.Manager().Migrate(cancellationToken: source.Token));

        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_CancelledBetweenTwoStatements_DoesNotBeginTheSecond()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(1, migration =>
        {
            migration.Execute.WithConnection((_, _) => source.Cancel());
            migration.Execute.Sql(Endless);
        });

        Assert.Throws<OperationCanceledException>(() => _bed.Manager().Migrate(cancellationToken: source.Token));

        Assert.Equal(["VersionInfo"], _bed.File.Tables());
    }

    [Fact]
    public void Migrate_CancelledByTheLastOperationOfAStep_RollsTheStepBack()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(1, migration => migration.Execute.WithConnection((_, _) => source.Cancel()));

        Assert.Throws<OperationCanceledException>(() => _bed.Manager().Migrate(cancellationToken: source.Token));

        Assert.Equal("", _bed.Versions());
    }

    [Fact]
    public void Migrate_CancelledWhileTheSecondStepIsRecorded_KeepsTheFirst()
    {
        using var source = new CancellationTokenSource();
        _bed.Script.Up(2, _ => source.Cancel());

        Assert.Throws<OperationCanceledException>(() => _bed.Manager().Migrate(cancellationToken: source.Token));

        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Migrate_CancelledWhileItWaitsForTheLock_GivesUpWaiting()
    {
        _bed.File.Execute("CREATE TABLE t (id INTEGER)");
        using var other = _bed.File.Open();
        using var transaction = other.BeginTransaction();
        using var source = new CancellationTokenSource();
        _bed.Waiting = source.Cancel;

        Assert.Throws<OperationCanceledException>(() => _bed.Manager().Migrate(cancellationToken: source.Token));

        Assert.True(source.IsCancellationRequested);
        transaction.Rollback();
        Assert.Equal(["t"], _bed.File.Tables());
    }

    /// <summary>Called by a statement that is running; the cancellation comes from another thread.</summary>
    private static int Cancel(CancellationTokenSource source)
    {
        ThreadPool.QueueUserWorkItem(_ => source.Cancel());
        return 1;
    }
}
