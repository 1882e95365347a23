namespace FluentMigrator.Runner;

/// <summary>Measures by the time of day.</summary>
public class StopWatch : IStopWatch
{
    /// <summary>The clock.</summary>
    public static Func<DateTime> TimeNow = () => DateTime.UtcNow;

    private DateTime _started;
    private DateTime _stopped;

    public StopWatch()
    {
    }

    public TimeSpan ElapsedTime() => _stopped - _started;

    public void Start()
    {
        _started = TimeNow();
        _stopped = _started;
    }

    public void Stop() => _stopped = TimeNow();

    public TimeSpan Time(Action action)
    {
        Start();
        action();
        Stop();
        return ElapsedTime();
    }
}
