namespace Gromozeka.FluentMigrations.Sqlite.Support;

/// <summary>A clock on which a second passes with each look, so that no test waits for a time-out.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private long _looks;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks);
}
