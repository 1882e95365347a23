using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Execution;

public sealed class ConcurrencyTests : IDisposable
{
    private const string Twenty = "Gromozeka.FluentMigrations.Tests.Fixtures.Twenty";
    private readonly Bed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Migrate_FourManagersAtOnce_ApplyEachMigrationOnce(bool fileExists)
    {
        if (fileExists)
            _bed.FullManager(Twenty).Migrate(1);

        var reports = await AtOnce(4, () => _bed.FullManager(Twenty).Migrate());

        var steps = reports.SelectMany(report => report.Steps).Select(step => step.Migration.Version).Order();
        Assert.Equal(Enumerable.Range(fileExists ? 2 : 1, fileExists ? 19 : 20).Select(version => (long)version), steps);
        Assert.All(reports, report => Assert.Equal(20, report.ToVersion));
        Assert.Equal(string.Join(",", Enumerable.Range(1, 20)), _bed.Versions("history", "number"));
        Assert.Equal("20|20", _bed.File.Scalar("SELECT count(*), count(DISTINCT version) FROM migration_log WHERE outcome = 'success'"));
        Assert.Equal("20", _bed.File.Scalar("SELECT count(*) FROM work"));
        Assert.Equal("20", _bed.File.Scalar("SELECT fact FROM facts"));
        Assert.Equal("ok", _bed.File.Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Rollback_TwoManagersAtOnce_UndoEachMigrationOnce()
    {
        _bed.FullManager(Twenty).Migrate();

        var reports = await AtOnce(2, () => _bed.FullManager(Twenty, options => options.AllowDataLoss = true).RollbackTo(0));

        Assert.Equal(20, reports.Sum(report => report.Steps.Count));
        Assert.Equal("20", _bed.File.Scalar("SELECT count(*) FROM migration_log WHERE direction = 'down'"));
        Assert.Equal("", _bed.Versions("history", "number"));
    }

    [Fact]
    public async Task Migrate_OneManagerOnSeveralThreads_IsSafe()
    {
        var manager = _bed.FullManager(Twenty);

        var reports = await AtOnce(4, () => manager.Migrate());

        Assert.Equal(20, reports.Sum(report => report.Steps.Count));
    }

    [Fact]
    public void Migrate_AnotherKeepsTheDatabaseLocked_TimesOutAndChangesNothing()
    {
        _bed.Manager(Bed.One).Migrate();
        using var other = _bed.File.Open();
        using var transaction = other.BeginTransaction();
        _bed.LockTimeout = TimeSpan.FromSeconds(1);

        var error = Refusal.Of(ErrorCodes.LockTimeout, () => _bed.Manager().Migrate());

        Assert.Contains("nothing was written", error.State, StringComparison.Ordinal);
        transaction.Rollback();
        Assert.Equal("1", _bed.Versions());
    }

    [Fact]
    public void Migrate_AnotherKeepsTheDatabaseLockedButNothingIsPending_DoesNotWait()
    {
        _bed.Manager().Migrate();
        using var other = _bed.File.Open();
        using var transaction = other.BeginTransaction();
        _bed.LockTimeout = TimeSpan.FromSeconds(1);

        Assert.Equal(3, _bed.Manager().Migrate().ToVersion);
        Assert.Equal(3, _bed.Manager().GetStatus().CurrentVersion);
    }

    [Fact]
    public async Task Migrate_LockIsReleasedInTime_GoesOn()
    {
        _bed.Manager(Bed.One).Migrate();
        using var other = _bed.File.Open();
        var transaction = other.BeginTransaction();
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bed.Waiting = () => waiting.TrySetResult();

        var run = Task.Run(() => _bed.Manager().Migrate());
        await Task.WhenAny(waiting.Task, run).Ends("the wait for the lock");
        Assert.False(run.IsCompleted);
        transaction.Dispose();

        Assert.Equal(3, (await run.Ends("the run")).ToVersion);
    }

    private static async Task<List<MigrationReport>> AtOnce(int count, Func<MigrationReport> run)
    {
        using var start = new Barrier(count);
        var reports = new MigrationReport[count];
        var threads = Enumerable
            .Range(0, count)
            .Select(index =>
                Task.Factory.StartNew(
                    () =>
                    {
                        start.SignalAndWait();
                        reports[index] = run();
                    },
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToArray();
        await Task.WhenAll(threads);
        return [.. reports];
    }
}
