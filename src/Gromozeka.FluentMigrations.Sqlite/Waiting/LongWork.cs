using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Tells somebody who waits what a database is busy with. Both are called on the thread that works, and have to be quick.</summary>
internal sealed class LongWork
{
    /// <summary>Is told in each turn of a wait for a lock how long the wait has lasted.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    /// <summary>Is told what begins, and how much of it is done (0 to 1) where that is known; what it returns is disposed when that ends.</summary>
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
