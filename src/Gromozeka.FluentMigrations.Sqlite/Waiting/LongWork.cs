using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Reports the long operations of a database to listeners.</summary>
/// <param name="listeners">The first listeners.</param>
internal sealed class LongWork(params WorkListener[] listeners)
{
    private readonly Lock _lock = new();

    // Replaced as a whole, so that it is read without the lock.
    private volatile WorkListener[] _listeners = listeners;

    /// <summary>Whether anything listens to progress reports.</summary>
    public bool IsListenedTo => Array.Exists(_listeners, listener => listener.Done is not null);

    /// <inheritdoc cref="IWorkReports.Subscribe" />
    public IDisposable Subscribe(WorkListener listener)
    {
        lock (_lock)
            _listeners = [.. _listeners, listener];
        return new Subscription(this, listener);
    }

    /// <summary>Reports progress.</summary>
    public void Tell(WorkReport report)
    {
        foreach (var listener in _listeners)
            listener.Done?.Invoke(report);
    }

    /// <summary>Reports how long a wait for a lock has lasted.</summary>
    public void Wait(TimeSpan waited)
    {
        foreach (var listener in _listeners)
            listener.Waiting?.Invoke(waited);
    }

    /// <summary>Tells what begins, and its progress (0 to 1) if known.</summary>
    /// <returns>What is disposed when it ends.</returns>
    public IDisposable Begin(string what, Func<double>? share = null) =>
        new Work([.. _listeners.Select(listener => listener.Beginning?.Invoke(what, share)).OfType<IDisposable>()]);

    private sealed class Work(List<IDisposable> told) : IDisposable
    {
        public void Dispose() => told.ForEach(one => one.Dispose());
    }

    private sealed class Subscription(LongWork work, WorkListener listener) : IDisposable
    {
        public void Dispose()
        {
            lock (work._lock)
                work._listeners = [.. work._listeners.Where(one => !ReferenceEquals(one, listener))];
        }
    }
}
