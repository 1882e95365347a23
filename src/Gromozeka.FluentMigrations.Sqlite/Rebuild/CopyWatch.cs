using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Reports how many rows of a rebuild are copied, while SQLite copies them with one statement. SQLite itself counts the rows that a
/// statement reads (https://www.sqlite.org/c3ref/c_stmtstatus_counter.html): reading that count occasionally costs nothing per row, unlike
/// its update hook.
/// </summary>
internal static class CopyWatch
{
    /// <param name="connection">The connection.</param>
    /// <param name="options">The listeners.</param>
    /// <param name="table">The table being rebuilt.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="looking">Sets what is called about every millisecond while statements run; null to stop.</param>
    public static void Run(sqlite3 connection, SqliteDatabaseOptions options, string table, string sql, Action<Action?> looking)
    {
        var rows = new RowsTold(options.Work, WorkKind.RebuiltRows, table, total: null, options.Clock);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, sql, out var statement), connection);
        using (statement)
        {
            looking(() => rows.See(raw.sqlite3_stmt_status(statement, raw.SQLITE_STMTSTATUS_FULLSCAN_STEP, 0)));
            try
            {
                SqliteException.ThrowExceptionForRC(raw.sqlite3_step(statement), connection);
            }
            finally
            {
                looking(null);
            }
        }

        rows.End(raw.sqlite3_changes(connection));
    }
}
