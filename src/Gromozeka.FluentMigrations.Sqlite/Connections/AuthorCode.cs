using System.Data;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>Runs code of a migration, and checks that its connection and transaction are still open.</summary>
internal static class AuthorCode
{
    /// <returns>Whether the transaction has ended, because the driver reports this to no hook.</returns>
    /// <exception cref="CheckFailedException">The connection is closed, or was closed meanwhile.</exception>
    public static bool EndsTransaction(ConnectionCommand code, SqliteConnection connection, SqliteTransaction? transaction)
    {
        var handle = connection.Handle;
        code.Operation(connection, transaction);
        if (connection.State != ConnectionState.Open || connection.Handle != handle)
        {
            throw new CheckFailedException(
                ErrorCodes.ConnectionClosed,
                $"{code.Text} closed the connection that it was given{(transaction is null ? "" : ", and with it the transaction")}",
                "leave the connection open, and open another one for work that must not be part of the migration"
            );
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
