using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Locking;

/// <summary>Waits for the lock of a database.</summary>
internal static class RunLock
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    /// <param name="database">The database.</param>
    /// <param name="logger">The log for waits.</param>
    /// <param name="watch">The waiting run, for its listeners; null if there is none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>An object that holds the lock until it is disposed.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.LockTimeout"/>: the holder did not release it in time.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static IDisposable Acquire(IDatabase database, ILogger logger, RunWatch? watch, CancellationToken cancellationToken)
    {
        using var wait = LockWatch.Begin(database, watch);
        try
        {
            return Wait(database, logger, wait, cancellationToken);
        }
        catch (Exception cause)
        {
            wait?.Fail(cause);
            throw;
        }
    }

    private static IDisposable Wait(IDatabase database, ILogger logger, LockWatch? watch, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var isAnnounced = false;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (database.Lock.TryAcquire() is { } held)
            {
                if (isAnnounced)
                    Log.GotLock(logger, database.Name, TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
                return held;
            }

            if (TimeProvider.System.GetElapsedTime(started) >= database.LockTimeout)
                throw LockErrors.Locked(database.Name, database.Lock.Holder, database.LockTimeout);
            if (!isAnnounced)
            {
                var holder = database.Lock.Holder ?? "another process";
                Log.WaitingForLock(logger, database.Name, holder);
                watch?.Tell(holder);
            }

            isAnnounced = true;
            cancellationToken.WaitHandle.WaitOne(BetweenTries);
        }
    }
}
