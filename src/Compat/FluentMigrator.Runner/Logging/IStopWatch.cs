namespace FluentMigrator.Runner;

/// <summary>Measures how long something takes.</summary>
public interface IStopWatch
{
    /// <summary>The time between the last start and the last stop.</summary>
    TimeSpan ElapsedTime();

    void Start();

    void Stop();

    TimeSpan Time(Action action);
}
