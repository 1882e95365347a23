using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Reports the long operations of a database. Both callbacks run on the working thread and must return quickly.</summary>
internal sealed class LongWork
{
    /// <summary>Called after each pause of a wait for a lock, with the duration of the wait so far.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    /// <summary>
    /// Called with the operation that begins, and its progress (0 to 1) if known. The returned object is disposed when the operation ends.
    /// </summary>
    public Func<string, Func<double>?, IDisposable>? Beginning { get; set; }

    private readonly Lock _lock = new();
    private Action<WorkReport>? _told;

    /// <summary>Whether anything listens to progress reports.</summary>
    public bool IsListenedTo => _told is not null;

    /// <inheritdoc cref="IWorkReports.Subscribe" />
    public IDisposable Subscribe(Action<WorkReport> told)
    {
        lock (_lock)
            _told += told;
        return new Subscription(this, told);
    }

    /// <summary>Reports progress.</summary>
    public void Tell(WorkReport report) => _told?.Invoke(report);

    /// <returns>An object that is disposed when the operation ends; null if nothing listens.</returns>
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
