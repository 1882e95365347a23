using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Reports what a database is busy with. Both callbacks run on the working thread and must be quick.</summary>
internal sealed class LongWork
{
    /// <summary>Receives, in each turn of a wait for a lock, how long the wait has lasted.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    /// <summary>Receives what begins, and its progress (0 to 1) if known. The returned object is disposed when the work ends.</summary>
    public Func<string, Func<double>?, IDisposable>? Beginning { get; set; }

    private readonly Lock _lock = new();
    private Action<WorkReport>? _told;

    /// <summary>Whether anybody is told how far a work has come.</summary>
    public bool IsListenedTo => _told is not null;

    /// <inheritdoc cref="IWorkReports.Subscribe" />
    public IDisposable Subscribe(Action<WorkReport> told)
    {
        lock (_lock)
            _told += told;
        return new Subscription(this, told);
    }

    /// <summary>Tells how far a work has come.</summary>
    public void Tell(WorkReport report) => _told?.Invoke(report);

    /// <returns>What is disposed when it ends; null when nobody listens.</returns>
    public IDisposable? Begin(string what, Func<double>? share = null) => Beginning?.Invoke(what, share);

    private sealed class Subscription(LongWork work, Action<WorkReport> told) : IDisposable
    {
        public void Dispose()
        {
            lock (work._lock)
                work._told -= told;
        }
    }
}
