using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Reports how many rows of a rebuild are copied, while SQLite copies them with one statement.</summary>
internal static class CopyWatch
{
    /// <param name="connection">The connection.</param>
    /// <param name="options">Who receives the reports; and whether the host has prepared the connection, possibly with hooks of its own, of
    /// which SQLite supports only one each.</param>
    /// <param name="table">The table being rebuilt.</param>
    /// <param name="run">Runs the statement.</param>
    public static void Run(sqlite3 connection, SqliteDatabaseOptions options, string table, Action run)
    {
        if (!options.Work.IsListenedTo)
        {
            run();
            return;
        }

        var rows = new RowsTold(options.Work, WorkKind.RebuiltRows, table, total: null, options.Clock);
        var isHooked = options.ConnectionOpened is null;
        if (isHooked)
            raw.sqlite3_update_hook(connection, (delegate_update)((_, _, _, _, _) => rows.Add()), null);
        try
        {
            run();
        }
        finally
        {
            if (isHooked)
                raw.sqlite3_update_hook(connection, (delegate_update)null!, null);
        }

        rows.End(raw.sqlite3_changes(connection));
    }
}
