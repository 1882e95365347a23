namespace Gromozeka.FluentMigrations.Ledger;

/// <summary>When a step began: the time of day for people, and the monotonic clock for its duration.</summary>
internal sealed class StartedStep(TimeProvider clock)
{
    private readonly long _timestamp = clock.GetTimestamp();

    public DateTimeOffset At { get; } = clock.GetUtcNow();

    public TimeSpan Elapsed => clock.GetElapsedTime(_timestamp);
}
