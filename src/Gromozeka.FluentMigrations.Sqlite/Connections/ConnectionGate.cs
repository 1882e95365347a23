using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// Lets one thread at a time use a connection of the host through the engine, whichever managers were created for it. A thread may come in
/// again: a run opens a further session for its backup.
/// </summary>
internal sealed class ConnectionGate
{
    private static readonly ConditionalWeakTable<SqliteConnection, ConnectionGate> Gates = [];
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly object _lock = new();
    private int _thread;
    private int _depth;
    private bool _isHeld;

    /// <summary>Who holds the lock of a run; null for nobody.</summary>
    public string? Holder =>
        Volatile.Read(ref _isHeld) ? $"another run on the same connection in this process ({Environment.ProcessId})" : null;

    /// <summary>The gate of a connection.</summary>
    public static ConnectionGate Of(SqliteConnection connection) => Gates.GetOrCreateValue(connection);

    /// <summary>Waits until no other thread is in.</summary>
    /// <param name="timeout">How long.</param>
    /// <param name="waiting">Is told, at short intervals, how long it has lasted.</param>
    /// <returns>What lets others in when it is disposed, by any thread; null when the time is over.</returns>
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

    /// <summary>Takes the lock of a run, which nobody has twice.</summary>
    /// <returns>What frees it when it is disposed; null when a run has it.</returns>
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

    /// <summary>The use of a connection.</summary>
    internal sealed class Entry(ConnectionGate gate, bool isOutermost) : IDisposable
    {
        private bool _isOver;

        /// <summary>Whether the thread was not in before.</summary>
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
