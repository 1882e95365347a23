using Gromozeka.FluentMigrations.Hosting.Notifications;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Notifications;

public sealed class NotificationQueueTests
{
    /// <summary>Each is added at the moment in which the work of the one before ends.</summary>
    [Fact]
    public async Task Add_WhileTheWorkEnds_LosesNone()
    {
        const int rounds = 20_000;
        var counter = new Counter();
        var queue = new NotificationQueue([counter]);

        for (var round = 1; round <= rounds; round++)
        {
            queue.Add(new MigrationProgress(MigrationProgressKind.StepStarted, "shop.db"));
            var told = round;
            if (!SpinWait.SpinUntil(() => counter.Told >= told, Eventually.Limit))
                break;
        }

        await queue.DisposeAsync();
        Assert.Equal(rounds, counter.Told);
    }

    [Fact]
    public async Task Add_MoreThanTheNotifiersTake_KeepsTheLastOne()
    {
        var gated = new Gated();
        var queue = new NotificationQueue([gated]);

        for (var number = 0; number < 5000; number++)
            queue.Add(new MigrationProgress(MigrationProgressKind.StepStarted, "shop.db"));
        queue.Add(new MigrationProgress(MigrationProgressKind.RunCompleted, "shop.db"));
        gated.Open.SetResult();
        await queue.DisposeAsync();

        Assert.Equal(MigrationProgressKind.RunCompleted, gated.Last);
    }

    private sealed class Gated : IMigrationNotifier
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MigrationProgressKind? Last { get; private set; }

        public async Task NotifyAsync(MigrationProgress progress, CancellationToken cancellationToken)
        {
            await Open.Task;
            Last = progress.Kind;
        }
    }

    private sealed class Counter : IMigrationNotifier
    {
        private int _told;

        public int Told => Volatile.Read(ref _told);

        public Task NotifyAsync(MigrationProgress progress, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _told);
            return Task.CompletedTask;
        }
    }
}
