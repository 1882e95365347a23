using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Batches;

/// <summary>Undoing batches, complete and running ones.</summary>
public sealed class BatchRollbackTests
{
    [Fact]
    public void Rollback_Running_UndoesWhatIsDone()
    {
        using var bed = Bed();
        bed.MigrateUntil(4);

        bed.Manager().Rollback();

        Assert.Equal("0|0", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
        Assert.Equal("1", bed.Bed.Versions("history", "number"));
        Assert.Empty(bed.States());
    }

    [Fact]
    public void Rollback_Complete_RemovesTheVersionBeforeItsFirstBatch()
    {
        using var bed = Bed();
        bed.Manager().Migrate(2);
        using var stop = new CancellationTokenSource();
        var left = 3;
        var manager = bed.Manager(options =>
            options.Executing = command =>
            {
                if (command.Text.StartsWith("UPDATE", StringComparison.Ordinal) && left-- == 0)
                    stop.Cancel();
            }
        );

        Assert.Throws<OperationCanceledException>(() => manager.Rollback(cancellationToken: stop.Token));

        Assert.Equal("1", bed.Bed.Versions("history", "number"));
        Assert.Equal("2|down|[300]|300|1000", bed.States());
        Assert.Equal("700", bed.File.Scalar("SELECT sum(n) FROM t"));
        bed.Manager().Rollback();
        Assert.Equal("0", bed.File.Scalar("SELECT sum(n) FROM t"));
        Assert.Equal("1", bed.Bed.Versions("history", "number"));
        Assert.Empty(bed.States());
    }

    [Fact]
    public void Migrate_InterruptedRollback_CompletesItAndBeginsAnew()
    {
        using var bed = Bed();
        bed.MigrateUntil(6);
        using var stop = new CancellationTokenSource();
        var left = 3;
        var manager = bed.Manager(options =>
            options.Executing = command =>
            {
                if (command.Text.StartsWith("UPDATE", StringComparison.Ordinal) && left-- == 0)
                    stop.Cancel();
            }
        );
        Assert.Throws<OperationCanceledException>(() => manager.Rollback(cancellationToken: stop.Token));
        Assert.Equal("2|down|[300]|300|600", bed.States());

        bed.Manager().Migrate();

        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
        Assert.Equal("1,2,3", bed.Bed.Versions("history", "number"));
    }

    [Fact]
    public void Rollback_DownWithoutBatches_ForgetsWhatIsDone()
    {
        using var bed = BatchBed.Counting(1000);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1"));
        bed.MigrateUntil(4);

        bed.Manager().Rollback();

        Assert.Equal("400", bed.File.Scalar("SELECT sum(n) FROM t"));
        Assert.Empty(bed.States());
        Assert.Equal("1", bed.Bed.Versions("history", "number"));
    }

    [Fact]
    public void Rollback_RunningByAnotherKey_IsRefused()
    {
        using var bed = BatchBed.Counting(1000);
        bed.Bed.Script.Batches(
            2,
            batches => batches.Over("t").OfExactly(100).Update("n = n + 1"),
            batches => batches.Over("t").OrderBy("text").Update("n = n - 1")
        );
        bed.MigrateUntil(4);

        var error = Refusal.Of(ErrorCodes.BatchesChanged, () => bed.Manager().Rollback());

        Assert.Contains("recorded by the key (id)", error.Why, StringComparison.Ordinal);
        Assert.Equal("2|up|[400]|400|1000", bed.States());
        Assert.Equal("400", bed.File.Scalar("SELECT sum(n) FROM t"));
    }

    private static BatchBed Bed()
    {
        var bed = BatchBed.Counting(1000);
        bed.Bed.Script.Batches(
            2,
            batches => batches.Over("t").OfExactly(100).Update("n = n + 1"),
            batches => batches.Over("t").OfExactly(100).Update("n = n - 1")
        );
        return bed;
    }
}
