using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Copies the rows of a rebuild with one statement, compares how many rows SQLite has read and inserted, and reports them meanwhile. SQLite
/// itself counts the rows that a statement reads (https://www.sqlite.org/c3ref/c_stmtstatus_counter.html): reading that count occasionally
/// costs nothing per row, unlike its update hook.
/// </summary>
internal static class CopyWatch
{
    /// <param name="connection">The connection.</param>
    /// <param name="options">The listeners.</param>
    /// <param name="table">The table being rebuilt.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="looking">Sets what is called about every millisecond while statements run; null to stop.</param>
    /// <returns>Whether each row that was read is known to be inserted; otherwise the rows have to be counted.</returns>
    public static bool Run(sqlite3 connection, SqliteDatabaseOptions options, string table, string sql, Action<Action?> looking)
    {
        var rows = options.Work.IsListenedTo ? new RowsTold(options.Work, WorkKind.RebuiltRows, table, total: null, options.Clock) : null;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, sql, out var statement), connection);
        long steps;
        using (statement)
        {
            if (rows is not null)
                looking(() => rows.See(Steps(statement)));
            try
            {
                SqliteException.ThrowExceptionForRC(raw.sqlite3_step(statement), connection);
            }
            finally
            {
                looking(null);
            }

            steps = Steps(statement);
        }

        var inserted = raw.sqlite3_changes(connection);
        rows?.End(inserted);
        // The first row is not a step, so that no step is not known to be no row.
        return inserted > 0 && inserted == steps + 1;
    }

    private static long Steps(sqlite3_stmt statement) => raw.sqlite3_stmt_status(statement, raw.SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
}
