using System.Data;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>Runs code of a migration, and checks that its connection and transaction are still open.</summary>
internal static class AuthorCode
{
    /// <returns>Whether the transaction has ended, because the driver reports this to no hook.</returns>
    /// <exception cref="CheckFailedException">The connection is closed, or was closed meanwhile.</exception>
    public static bool EndsTransaction(ConnectionCommand code, SqliteConnection connection, SqliteTransaction? transaction)
    {
        var handle = connection.Handle;
        var isInMemory = string.IsNullOrEmpty(raw.sqlite3_db_filename(handle, Names.Main).utf8_to_string());
        code.Operation(connection, transaction);
        if (connection.State != ConnectionState.Open || connection.Handle != handle)
        {
            throw new CheckFailedException(
                ErrorCodes.ConnectionClosed,
                $"{code.Text} closed the connection that it was given{(transaction is null ? "" : ", and with it the transaction")}",
                "leave the connection open, and open another one for work that must not be part of the migration"
            )
            {
                State = isInMemory
                    ? "an in-memory database ends with its last connection: unless another one is open, it is gone with all its rows"
                    : null,
            };
        }

        return transaction is { Connection: null };
    }

    /// <summary>The error for code that makes the state of the transaction unknown.</summary>
    public static CheckFailedException HasReplacedHooks(ConnectionCommand code) =>
        new(
            ErrorCodes.HooksReplaced,
            $"{code.Text} replaced SQLite's commit hook or rollback hook, "
                + "which shows the engine whether the step's transaction is still open",
            "leave the hooks of the connection as they are, or open another connection"
        );
}
