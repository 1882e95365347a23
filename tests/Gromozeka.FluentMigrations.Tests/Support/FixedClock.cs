namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>A clock that stands where a test puts it.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
