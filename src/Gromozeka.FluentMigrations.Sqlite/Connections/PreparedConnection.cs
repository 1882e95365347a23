using System.Data;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>Opens a connection, lets the host prepare it, and restores the settings that the engine relies on.</summary>
internal static class PreparedConnection
{
    /// <param name="connectionString">The connection to open.</param>
    /// <param name="options">The host's hook, and whether foreign keys are enforced.</param>
    /// <param name="isReadOnly">Whether nothing may be written through the connection, not even by the hook.</param>
    /// <exception cref="MigrationException">The hook failed, or left a connection that cannot be used.</exception>
    /// <exception cref="SqliteException">The database cannot be opened.</exception>
    public static SqliteConnection Open(string connectionString, SqliteDatabaseOptions options, bool isReadOnly = false)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            Open(connection);
            if (options.ConnectionOpened is { } prepare)
                Prepare(connection, prepare, options.ForeignKeys, isReadOnly);
            NameCollation.Register(connection.Handle!);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Open(SqliteConnection connection)
    {
        try
        {
            connection.Open();
        }
        catch (InvalidOperationException cause)
        {
            throw SqliteFaults.CannotConnect(connection.DataSource, cause);
        }
    }

    private static void Prepare(SqliteConnection connection, Action<SqliteConnection> prepare, bool foreignKeys, bool isReadOnly)
    {
        // Before the hook, nothing may touch the file: the hook sets the key of an encrypted one.
        var handle = connection.Handle!;
        // Not query_only, which also forbids temporary tables.
        if (isReadOnly)
            raw.sqlite3_set_authorizer(handle, ForbidWrites, null);
        // The binding keeps the list of statements that IsReading needs only on request.
        handle.enable_sqlite3_next_stmt(true);
        try
        {
            prepare(connection);
        }
        catch (Exception cause)
        {
            throw Unusable(connection, $"it threw {cause.GetType().Name}: {cause.Message}", cause);
        }

        if (connection.State != ConnectionState.Open || !ReferenceEquals(connection.Handle, handle))
            throw Unusable(connection, "it closed the connection");
        if (raw.sqlite3_get_autocommit(handle) == 0)
            throw Unusable(connection, "it left a transaction open");
        if (IsReading(handle))
            throw Unusable(connection, "it left a reader open");
        if (isReadOnly)
            raw.sqlite3_set_authorizer(handle, (strdelegate_authorizer?)null, null);
        Execute(
            connection,
            $"PRAGMA foreign_keys = {OnOrOff(foreignKeys)}; PRAGMA query_only = {OnOrOff(isReadOnly)}; "
                + "PRAGMA writable_schema = OFF; PRAGMA legacy_alter_table = OFF; PRAGMA ignore_check_constraints = OFF; "
                + "PRAGMA locking_mode = NORMAL"
        );
    }

    private static int ForbidWrites(object unused, int action, string first, string second, string database, string cause) =>
        action switch
        {
            raw.SQLITE_INSERT or raw.SQLITE_UPDATE or raw.SQLITE_DELETE when database != "temp" => raw.SQLITE_DENY,
            raw.SQLITE_PRAGMA when second is not null && first.Equals("journal_mode", StringComparison.OrdinalIgnoreCase) =>
                raw.SQLITE_DENY,
            _ => raw.SQLITE_OK,
        };

    private static string OnOrOff(bool isOn) => isOn ? "ON" : "OFF";

    private static void Execute(SqliteConnection connection, string sql) =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(connection.Handle, sql), connection.Handle);

    private static bool IsReading(sqlite3 handle)
    {
        var statement = raw.sqlite3_next_stmt(handle, null);
        while (statement is not null)
        {
            if (raw.sqlite3_stmt_busy(statement) != 0)
                return true;
            statement = raw.sqlite3_next_stmt(handle, statement);
        }

        return false;
    }

    private static MigrationException Unusable(SqliteConnection connection, string why, Exception? cause = null) =>
        new(
            ErrorCodes.ConnectionNotPrepared,
            $"A connection to {connection.DataSource} could not be prepared by the application (SqliteDatabaseOptions.ConnectionOpened).",
            why,
            "the connection was closed; nothing was written through it",
            "correct the code that prepares connections: it may register collations, functions and extensions, "
                + "and must leave the connection open, without a "
                + "transaction or a reader; then start again",
            cause
        );
}
