using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// Lets one thread at a time use a connection of the host through the engine, however many managers use the connection. A thread may enter
/// again, because a run opens another session for its backup.
/// </summary>
internal sealed class ConnectionGate
{
    private static readonly ConditionalWeakTable<SqliteConnection, ConnectionGate> Gates = [];
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly object _lock = new();
    private int _thread;
    private int _depth;
    private bool _isHeld;

    /// <summary>The run that holds the lock; null if none does.</summary>
    public string? Holder =>
        Volatile.Read(ref _isHeld) ? $"another run on the same connection in this process ({Environment.ProcessId})" : null;

    /// <summary>The gate of a connection.</summary>
    public static ConnectionGate Of(SqliteConnection connection) => Gates.GetOrCreateValue(connection);

    /// <summary>Waits until no other thread uses the connection.</summary>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="waiting">Called at short intervals with how long the wait has lasted.</param>
    /// <returns>The entry, which any thread may dispose to let others in; null if the timeout has expired.</returns>
    public Entry? TryEnter(TimeSpan timeout, Action<TimeSpan>? waiting)
    {
        var started = TimeProvider.System.GetTimestamp();
        lock (_lock)
        {
            while (_depth > 0 && _thread != Environment.CurrentManagedThreadId)
            {
                var waited = TimeProvider.System.GetElapsedTime(started);
                if (waited >= timeout)
                    return null;
                waiting?.Invoke(waited);
                Monitor.Wait(_lock, timeout - waited < BetweenLooks ? timeout - waited : BetweenLooks);
            }

            _thread = Environment.CurrentManagedThreadId;
            return new Entry(this, isOutermost: _depth++ == 0);
        }
    }

    /// <summary>Takes the run lock. It cannot be taken again before it is released, not even by the same thread.</summary>
    /// <returns>An object that releases the lock when it is disposed; null if a run holds the lock.</returns>
    public IDisposable? TryHold()
    {
        lock (_lock)
        {
            if (_isHeld)
                return null;
            _isHeld = true;
            return new Hold(this);
        }
    }

    /// <summary>The use of the connection by a thread.</summary>
    internal sealed class Entry(ConnectionGate gate, bool isOutermost) : IDisposable
    {
        private bool _isOver;

        /// <summary>Whether the thread did not already use the connection.</summary>
        public bool IsOutermost => isOutermost;

        public void Dispose()
        {
            lock (gate._lock)
            {
                if (_isOver)
                    return;
                _isOver = true;
                gate._depth--;
                Monitor.PulseAll(gate._lock);
            }
        }
    }

    private sealed class Hold(ConnectionGate gate) : IDisposable
    {
        private bool _isOver;

        public void Dispose()
        {
            lock (gate._lock)
            {
                if (!_isOver)
                    gate._isHeld = false;
                _isOver = true;
            }
        }
    }
}
