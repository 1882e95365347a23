namespace Gromozeka.FluentMigrations.History;

/// <summary>When a step started: the time of day for users, and the monotonic clock for its duration.</summary>
internal sealed class StartedStep(TimeProvider clock)
{
    private readonly long _timestamp = clock.GetTimestamp();

    public DateTimeOffset At { get; } = clock.GetUtcNow();

    public TimeSpan Elapsed => clock.GetElapsedTime(_timestamp);

    /// <summary>A token source that is canceled after a time limit; null for no limit.</summary>
    public CancellationTokenSource Limit(TimeSpan? time) => new(time ?? Timeout.InfiniteTimeSpan, clock);
}
