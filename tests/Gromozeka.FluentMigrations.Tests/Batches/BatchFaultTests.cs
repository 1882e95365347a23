using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Batches;

/// <summary>What can end a batch, and what others do meanwhile: the error says what is committed.</summary>
public sealed class BatchFaultTests
{
    private const string Verified = "Gromozeka.FluentMigrations.Tests.Fixtures.VerifiedBatches";

    private const string Recorded = "INSERT INTO history (number) SELECT 2 WHERE 2 NOT IN (SELECT number FROM history)";

    [Fact]
    public void Migrate_BatchThatNeverEnds_RunsOutOfTime()
    {
        using var bed = BatchBed.Counting(300);
        bed.Manager().Migrate(1);
        bed.Bed.Script.Batches(2, batches =>
            batches
                .Over("t")
                .OfExactly(100)
                .Update(
                    "n = n + CASE WHEN id > 200 THEN "
                        + "(WITH RECURSIVE i(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM i) SELECT count(*) FROM i) ELSE 1 END"
                )
        );

        var error = Refusal.Of(ErrorCodes.StepTimeout, () =>
            bed.Manager(options => options.StepTimeout = TimeSpan.FromSeconds(1)).Migrate()
        );

        Assert.Contains("200 of 300 rows of t are done going up, and committed", error.State, StringComparison.Ordinal);
        Assert.Equal("200", bed.File.Scalar("SELECT sum(n) FROM t"));
    }

    [Fact]
    public void Migrate_DiskIsFull_NamesNoRow()
    {
        using var bed = BatchBed.Counting(300);
        bed.Bed.Script.Batches(2, batches => batches
                .Over("t")
                .OfExactly(100)
                .Update(["n"], rows =>
                {
                    foreach (var row in rows)
                        row["n"] = (long)row.Key[0]! == 150 ? throw new SqliteException("database or disk is full", 13) : 1L;
                }));

        var error = Refusal.Of(ErrorCodes.DiskFull, () => bed.Manager().Migrate());

        Assert.Contains("100 of 300 rows of t are done going up, and committed", error.State, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_VersionIsRecordedMeanwhile_ForgetsTheBatches()
    {
        using var bed = Running();
        bed.MigrateUntil(4);
        var other = new Told(MigrationProgressKind.StepStarted, () => bed.File.Execute(Recorded));

        bed.Manager(options => options.Progress = other).Migrate();

        Assert.Equal("400", bed.File.Scalar("SELECT sum(n) FROM t"));
        Assert.Equal("1,2,3", bed.Bed.Versions("history", "number"));
        Assert.Empty(bed.States());
    }

    [Fact]
    public void Migrate_AnotherProcessForgetsTheBatchesMeanwhile_Stops()
    {
        using var bed = Running();
        var other = new Told(MigrationProgressKind.Rows, () => bed.File.Execute("DELETE FROM migration_batches"));

        var error = Refusal.Of(ErrorCodes.BatchesChanged, () => bed.Manager(options => options.Progress = other).Migrate());

        Assert.Contains("100 of 1000 rows of t are done going up, and committed", error.State, StringComparison.Ordinal);
        Assert.Equal("100", bed.File.Scalar("SELECT sum(n) FROM t"));
        Assert.Equal("1", bed.Bed.Versions("history", "number"));
    }

    [Fact]
    public void Migrate_EditedWhileItRuns_GoesOnAndSaysSo()
    {
        using var bed = Running();
        bed.MigrateUntil(4);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1, text = 'new'"));

        bed.Manager().Migrate();

        Assert.Equal("600", bed.File.Scalar("SELECT sum(text = 'new') FROM t"));
        Assert.Contains(bed.Bed.Log.Entries, entry => entry.Text.Contains("was edited while it was running", StringComparison.Ordinal));
    }

    [Fact]
    public void Migrate_CheckFailsAfterTheLastBatch_TheBatchesBeforeItStay()
    {
        using var bed = BatchBed.Counting(950);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = CASE id WHEN 1 THEN 2 ELSE 1 END"));

        var error = Refusal.Of(ErrorCodes.CheckFailed, () => bed.Bed.FullManager(Verified).Migrate());

        Assert.Contains("900 of 950 rows of t are done going up, and committed", error.State, StringComparison.Ordinal);
        Assert.Equal("2|up|[900]|900|950", bed.States());
        Assert.Equal("1", bed.Bed.Versions("history", "number"));
    }

    [Fact]
    public void Migrate_ProfileInBatches_IsRefused()
    {
        using var bed = Running();

        var error = Refusal.Of(ErrorCodes.BatchesUnsupported, () =>
            bed.Bed.FullManager(Verified, options => options.Profile = "Batched").Migrate()
        );

        Assert.Contains("the engine keeps none for it", error.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrate_EveryTenSeconds_LogsHowFarItIs()
    {
        using var bed = Running();
        var clock = new LeapingClock();
        bed.Bed.Clock = clock;

        bed.Manager(options => options.Progress = clock).Migrate();

        Assert.Contains(bed.Bed.Log.Entries, entry => entry.Text.Contains("rows/s", StringComparison.Ordinal));
    }

    [Fact]
    public void Migrate_NoTimeIsMeasured_LogsNoRate()
    {
        using var bed = Running();
        var clock = new LeapingClock(stands: true);
        bed.Bed.Clock = clock;

        bed.Manager(options => options.Progress = clock).Migrate();

        Assert.DoesNotContain(bed.Bed.Log.Entries, entry => entry.Text.Contains("rows/s", StringComparison.Ordinal));
    }

    [Fact]
    public void Migrate_VersionRowIsSuppressedWithNoRowToWorkOn_NothingIsWritten()
    {
        using var bed = BatchBed.Counting(10);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").Update("n = n + 1"));
        bed.Manager().Migrate(1);
        bed.File.Execute("DELETE FROM t");
        bed.File.Execute("CREATE TRIGGER ignores BEFORE INSERT ON history WHEN new.number = 2 BEGIN SELECT RAISE(IGNORE); END");

        var error = Refusal.Of(ErrorCodes.HistoryUnreadable, () => bed.Manager().Migrate());

        Assert.Contains("nothing was written by it", error.State, StringComparison.Ordinal);
        Assert.Equal("1", bed.Bed.Versions("history", "number"));
    }

    [Fact]
    public void PauseBatches_ReadOnlyFile_IsRefused()
    {
        using var bed = Running();
        bed.MigrateUntil(4);
        var database = new SqliteDatabase(new SqliteDatabaseOptions { ConnectionString = $"Data Source={bed.File.Path};Mode=ReadOnly" });
        var options = Bed.Options(BatchBed.Fixture);
        options.VersionTable = new HistoryTable();
        var manager = new MigrationManager(database, options);

        Refusal.OfUnchanged(bed.Bed, ErrorCodes.ReadOnly, () => manager.PauseBatches());
    }

    private static BatchBed Running()
    {
        var bed = BatchBed.Counting(1000);
        bed.Bed.Script.Batches(2, batches => batches.Over("t").OfExactly(100).Update("n = n + 1"));
        return bed;
    }

    private sealed class Told(MigrationProgressKind kind, Action then) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value)
        {
            if (value.Kind == kind)
                then();
        }
    }

    /// <summary>Eleven seconds pass with each batch.</summary>
    /// <param name="stands">Whether no other time passes.</param>
    private sealed class LeapingClock(bool stands = false) : TimeProvider, IProgress<MigrationProgress>
    {
        private long _leaps;

        public void Report(MigrationProgress value) => _leaps += value.Kind == MigrationProgressKind.Rows ? 1 : 0;

        public override long GetTimestamp() => (stands ? 0 : base.GetTimestamp()) + (11 * TimestampFrequency * _leaps);
    }
}
