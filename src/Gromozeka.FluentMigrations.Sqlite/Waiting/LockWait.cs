using System.Diagnostics;
using System.Runtime.InteropServices;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>
/// Waits for other connections to release the database, in pauses of random length. An application that writes continuously leaves gaps of
/// microseconds: fixed or growing intervals can miss every one of them until the timeout.
/// </summary>
/// <param name="options">The time limit, the clock and the random numbers.</param>
internal sealed class LockWait(SqliteDatabaseOptions options) : IDisposable
{
    /// <summary>
    /// The timeout of a command that prevents the driver from running it again: the driver repeats a locked-out command every 150 ms.
    /// </summary>
    public const int NoRepetition = -1;

    /// <summary>The number of short pauses before a long one: an application leaves no gap longer than a short pause.</summary>
    private const int TurnsTogether = 16;

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(0.05);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(5);

    private GCHandle _handle;
    private SqliteCommand? _command;
    private TimeSpan _waited;
    private int _turns;
    private long _ended;
    private volatile bool _isInterrupted;

    public bool IsInterrupted => _isInterrupted;

    /// <summary>Counts rows for listeners; null if there are none.</summary>
    public RowsTold? Count(string table, long total) =>
        options.Work.IsListenedTo ? new RowsTold(options.Work, WorkKind.InsertedRows, table, total, options.Clock) : null;

    /// <summary>The pointer that SQLite passes to <see cref="BusyHandler"/>. Keeps this object alive until it is disposed.</summary>
    public nint Handle => GCHandle.ToIntPtr(_handle.IsAllocated ? _handle : _handle = GCHandle.Alloc(this));

    /// <summary>Begins a wait that may last as long as the time limit.</summary>
    public void Restart() => (_waited, _turns) = (TimeSpan.Zero, 0);

    /// <summary>Sets the running command. When the wait is over, the driver's repetition of the command ends, too.</summary>
    public void Watch(SqliteCommand command) => _command = command;

    /// <summary>
    /// Waits until it is time to try again. Pauses and attempts count as waiting, but not the work of a statement between two waits.
    /// </summary>
    /// <returns>False if the time is over or the wait was interrupted.</returns>
    public bool TakeTurn()
    {
        var started = options.Clock.GetTimestamp();
        var sinceLast = options.Clock.GetElapsedTime(_ended, started);
        _waited += sinceLast < Rest ? sinceLast : TimeSpan.Zero;
        var left = options.LockTimeout - _waited;
        if (!_isInterrupted && left > TimeSpan.Zero)
        {
            var isUndisturbed = TryPause(TimeSpan.FromTicks(Math.Min(left.Ticks, Turn(++_turns, _waited, options.Random).Ticks)));
            _ended = options.Clock.GetTimestamp();
            _waited += options.Clock.GetElapsedTime(started, _ended);
            options.Work.Wait(_waited);
            if (isUndisturbed && !_isInterrupted)
                return true;
        }

        EndRepetition();
        return false;
    }

    /// <summary>Ends this wait, and every other one until <see cref="Resume"/>. May be called from any thread.</summary>
    public void Interrupt()
    {
        _isInterrupted = true;
        EndRepetition();
    }

    public void Resume() => _isInterrupted = false;

    /// <summary>Ends what comes after an interruption.</summary>
    /// <exception cref="OperationCanceledException">The session was interrupted.</exception>
    public void ThrowIfInterrupted()
    {
        if (_isInterrupted)
            throw new OperationCanceledException("The session was interrupted.");
    }

    public void Dispose()
    {
        if (_handle.IsAllocated)
            _handle.Free();
    }

    /// <summary>The length of a pause. The long ones grow with time, so that a long wait leaves the processor to others.</summary>
    internal static TimeSpan Turn(int number, TimeSpan waited, Random random) =>
        random.NextDouble()
        * (number % TurnsTogether == 0 ? TimeSpan.FromTicks(Math.Clamp(waited.Ticks / 400, Short.Ticks, Rest.Ticks)) : Short);

    private static bool TryPause(TimeSpan time)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            // Sleeping takes at least a millisecond.
            if (time.Milliseconds > 0)
                Thread.Sleep(time.Milliseconds);
            else
                while (Stopwatch.GetElapsedTime(started) < time)
                    Spin(time);
            return true;
        }
        catch (ThreadInterruptedException)
        {
            // No exception may pass through SQLite. The next wait of this thread throws it.
            Thread.CurrentThread.Interrupt();
            return false;
        }
    }

    /// <summary>
    /// Yields only if necessary, because on a busy machine that takes some milliseconds. On a single processor the application has to run,
    /// but this thread must not sleep: a sleeping thread runs again only when the application waits for the disk and holds the lock; a
    /// yielding one also runs in between.
    /// </summary>
    private static void Spin(TimeSpan time)
    {
        if (time > Short || Environment.ProcessorCount == 1)
            Thread.Yield();
        else
            Thread.SpinWait(10);
    }

    private void EndRepetition()
    {
        if (_command is { } command)
            command.CommandTimeout = NoRepetition;
    }
}
