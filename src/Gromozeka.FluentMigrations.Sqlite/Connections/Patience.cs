using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// Waits for a lock until the timeout, even where SQLite does not call the busy handler; the driver's own retry would restart the timeout.
/// </summary>
internal sealed class Patience(SessionConnection connection, LockWait wait, TimeSpan limit)
{
    /// <summary>Tries until it succeeds.</summary>
    /// <exception cref="SqliteException">The lock did not become free in time, or the attempt failed for another reason.</exception>
    public void Try(Action attempt)
    {
        // A migration may have replaced it by PRAGMA busy_timeout.
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
                    // Not in the filter: the failed statement holds its locks until the exception has left the driver.
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
    /// For the driver, which counts whole seconds: not more than the time, so that it does not repeat what has waited that long.
    /// </summary>
    public static int Seconds(TimeSpan time) => (int)Math.Clamp(time.TotalSeconds, 1, int.MaxValue);
}
