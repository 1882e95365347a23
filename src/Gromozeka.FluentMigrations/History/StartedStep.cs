namespace Gromozeka.FluentMigrations.History;

/// <summary>When a step began: the time of day for people, and the monotonic clock for its duration.</summary>
internal sealed class StartedStep(TimeProvider clock)
{
    private readonly long _timestamp = clock.GetTimestamp();

    public DateTimeOffset At { get; } = clock.GetUtcNow();

    public TimeSpan Elapsed => clock.GetElapsedTime(_timestamp);

    /// <summary>Something that is cancelled when a time has passed from now; null for never.</summary>
    public CancellationTokenSource Limit(TimeSpan? time) => new(time ?? Timeout.InfiniteTimeSpan, clock);
}
