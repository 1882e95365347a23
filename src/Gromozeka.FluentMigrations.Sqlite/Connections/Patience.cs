using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// Waits for a lock until the timeout, even if SQLite does not call the busy handler; the driver's own retry would restart the timeout.
/// </summary>
internal sealed class Patience(SessionConnection connection, LockWait wait, TimeSpan limit)
{
    /// <summary>Retries until it succeeds.</summary>
    /// <exception cref="SqliteException">The lock was not released in time, or the attempt failed for another reason.</exception>
    public void Try(Action attempt)
    {
        // A migration may have replaced the timeout by PRAGMA busy_timeout.
        connection.InstallBusyHandler();
        wait.Restart();
        connection.Value.DefaultTimeout = LockWait.NoRepetition;
        try
        {
            while (true)
            {
                try
                {
                    attempt();
                    return;
                }
                catch (SqliteException locked) when (locked.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
                {
                    // Not in the exception filter: the failed statement holds its locks until the exception has left the driver.
                    if (!wait.TakeTurn())
                        throw;
                }
            }
        }
        finally
        {
            connection.Value.DefaultTimeout = Seconds(limit);
            wait.Restart();
        }
    }

    /// <summary>
    /// The timeout for the driver, in whole seconds, rounded down, so that the driver does not repeat a command that has already waited
    /// that long.
    /// </summary>
    public static int Seconds(TimeSpan time) => (int)Math.Clamp(time.TotalSeconds, 1, int.MaxValue);
}
