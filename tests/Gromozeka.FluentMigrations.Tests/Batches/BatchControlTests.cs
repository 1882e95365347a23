using System.Globalization;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Batches;

/// <summary>Progress, pausing, other runs meanwhile, and the hours of the day.</summary>
public sealed class BatchControlTests
{
    [Fact]
    public void GetStatus_Running_SaysHowFarItIs()
    {
        using var bed = Running(1000);
        bed.MigrateUntil(4);

        var status = bed.Manager().GetStatus();

        var progress = status.Pending.First().Batches!;
        Assert.Equal(
            (2, StepDirection.Up, "t", 400, 1000, 4),
            (progress.Version, progress.Direction, progress.Table, progress.Rows, progress.TotalRows, progress.Batches)
        );
        Assert.Equal("40 %, 400 of 1000 rows", progress.ToString());
        Assert.All(status.Migrations.Where(entry => entry.Version != 2), entry => Assert.Null(entry.Batches));
        Assert.Equal(progress, bed.Manager().GetHealth().Batches);
        bed.Manager().Migrate();
        Assert.Empty(bed.Manager().GetBatches());
    }

    [Fact]
    public async Task PauseBatches_StopsBeforeTheNextBatchUntilResumed()
    {
        using var bed = Running(1000);
        bed.MigrateUntil(2);
        Assert.True(Assert.Single(bed.Manager().PauseBatches()).IsPaused);

        var run = Task.Run(() => bed.Manager().Migrate());
        await Eventually.Holds(
            () => bed.Bed.Log.Entries.Any(entry => entry.Text.Contains("is paused", StringComparison.Ordinal)),
            "the pause"
        );
        Assert.Equal("200", bed.File.Scalar("SELECT sum(n) FROM t"));
        Assert.False(bed.Manager().ResumeBatches()[0].IsPaused);
        await run.Ends("the run");

        Assert.Equal("1|1", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
    }

    [Fact]
    public void Migrate_TwoHistoriesInOneFile_EachKnowsItsOwn()
    {
        using var bed = Running(1000);
        bed.MigrateUntil(2);
        bed.File.Execute("CREATE TABLE VersionInfo (Version INTEGER NOT NULL, AppliedOn DATETIME, Description TEXT)");
        bed.File.Execute("INSERT INTO VersionInfo (Version) VALUES (1)");
        var other = bed.Bed.Manager(BatchBed.Fixture, options => options.Backup = null);
        Assert.Empty(other.GetBatches());

        other.Migrate(2);

        Assert.Equal("200|1000|1000", bed.File.Scalar("SELECT sum(n > 1) || '|' || sum(n > 0) || '|' || count(*) FROM t"));
        Assert.Equal(200, Assert.Single(bed.Manager().GetBatches()).Rows);
        bed.Manager().Migrate();
        Assert.Equal("2|2", bed.File.Scalar("SELECT min(n) || '|' || max(n) FROM t"));
    }

    [Fact]
    public void PauseBatches_NothingRuns_IsRefused()
    {
        using var bed = Running(10);
        bed.Manager().Migrate();
        Refusal.OfUnchanged(bed.Bed, ErrorCodes.NoBatchesRunning, () => bed.Manager().PauseBatches());
        Refusal.OfUnchanged(bed.Bed, ErrorCodes.NoBatchesRunning, () => bed.Manager().ResumeBatches());
    }

    [Fact]
    public async Task Migrate_WhileBatchesRun_DoesNotHoldTheRunLock()
    {
        using var bed = Running(1000);
        bed.MigrateUntil(2);
        bed.Manager().PauseBatches();
        var run = Task.Run(() => bed.Manager().Migrate());
        await Eventually.Holds(
            () => bed.Bed.Log.Entries.Any(entry => entry.Text.Contains("is paused", StringComparison.Ordinal)),
            "the pause"
        );

        using (var taken = bed.Bed.Database().Lock.TryAcquire())
            Assert.NotNull(taken);

        bed.Manager().ResumeBatches();
        await run.Ends("the run");
    }

    [Theory]
    [InlineData(false, false, "2 steps of this run are committed; {0} is at version 2")]
    [InlineData(true, false, "1 step of this run is committed; {0} is at version 2; the backup from before the run is ")]
    [InlineData(true, true, "no step of this run is committed; {0} is at version 2; the backup from before the run is ")]
    public void Migrate_AnotherRunHoldsTheLockAfterTheBatches_SaysWhatIsCommitted(bool hasRun, bool isDoneElsewhere, string state)
    {
        using var bed = Running(1000);
        if (hasRun)
            bed.Manager().Migrate(1);
        bed.Bed.LockTimeout = TimeSpan.FromMilliseconds(50);
        using var other = new HeldMeanwhile(bed.Bed, () =>
        {
            if (isDoneElsewhere)
                bed.File.Execute("INSERT INTO history (number) VALUES (2)");
        });

        var error = Refusal.Of(ErrorCodes.LockTimeout, () => bed.Manager(options =>
                {
                    options.Progress = other;
                    options.Backup = new BackupOptions { Policy = BackupPolicy.Always };
                })
                .Migrate());

        Assert.StartsWith(string.Format(CultureInfo.InvariantCulture, state, bed.File.Path), error.State, StringComparison.Ordinal);
        Assert.Equal("1,2", bed.Bed.Versions("history", "number"));
    }

    [Fact]
    public void Migrate_OutsideOfTheHours_Waits()
    {
        using var bed = BatchBed.Counting(100);
        var now = TimeOnly.FromDateTime(DateTime.Now);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(10).Between(now.AddHours(2), now.AddHours(3)).Update("n = n + 1"));
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => bed.Manager().Migrate(cancellationToken: stop.Token));
        Assert.True(
            SpinWait.SpinUntil(
                () => bed.Bed.Log.Entries.Any(entry => entry.Text.Contains("waits for its hours", StringComparison.Ordinal)),
                Eventually.Limit
            )
        );

        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => run.GetAwaiter().GetResult());
        Assert.Equal("0", bed.File.Scalar("SELECT sum(n) FROM t"));
    }

    [Fact]
    public void MigrateToBatches_LeavesThemAndWhatIsBehindThem()
    {
        using var bed = Running(100);
        bed.Manager().MigrateToBatches();
        Assert.Equal("1", bed.Bed.Versions("history", "number"));
        Assert.Empty(bed.Manager().MigrateToBatches().Steps);
        Assert.Equal([2L, 3L], bed.Manager().Migrate().Steps.Select(step => step.Migration.Version));
        Assert.Empty(bed.Manager().MigrateToBatches().Steps);
    }

    [Fact]
    public void Migrate_Continued_MakesNoSecondBackup()
    {
        using var bed = Running(1000);
        bed.Manager().Migrate(1);
        bed.MigrateUntil(4);
        var first = bed.Manager().Backups!.List().Select(backup => backup.Name).ToList();
        Assert.False(bed.Manager().PlanBackup().IsMade);
        Assert.Null(bed.Manager().Migrate().Backup);
        Assert.Equal(first, bed.Manager().Backups!.List().Select(backup => backup.Name));
    }

    [Fact]
    public void Migrate_Progress_TellsRowsRateAndTimeLeft()
    {
        using var bed = Running(1000);
        var told = new List<MigrationProgress>();
        bed.Manager(options => options.Progress = new Told(told)).Migrate();
        var batches = told.Where(one => one.Kind == MigrationProgressKind.Rows && one.Version == 2).ToList();
        Assert.Equal(Enumerable.Range(1, 10).Select(batch => (long?)batch * 100), batches.Select(one => one.Rows));
        Assert.All(batches, one => Assert.Equal((1000, "t"), (one.TotalRows, one.Table)));
        Assert.Equal(TimeSpan.Zero, batches[^1].TimeLeft);
        Assert.Equal(1, batches[^1].Share);
    }

    private static BatchBed Running(int rows)
    {
        var bed = BatchBed.Counting(rows);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1"));
        return bed;
    }

    private sealed class Told(List<MigrationProgress> told) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => told.Add(value);
    }

    /// <summary>Another run takes the lock once the batches have begun, and keeps it.</summary>
    private sealed class HeldMeanwhile(Bed bed, Action meanwhile) : IProgress<MigrationProgress>, IDisposable
    {
        private IDisposable? _held;

        public void Report(MigrationProgress value)
        {
            if (value is not { Kind: MigrationProgressKind.StepStarted, Version: 2 })
                return;
            meanwhile();
            _held = bed.Database().Lock.TryAcquire();
        }

        public void Dispose() => _held?.Dispose();
    }
}
