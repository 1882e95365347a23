using System.Net.Sockets;
using Gromozeka.FluentMigrations.Postgres.Sql;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres;

/// <summary>
/// Turns faults of the server and of the connection into errors that say what to do
/// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
/// </summary>
internal static class PostgresFaults
{
    private const string Unchanged = "nothing was written";

    /// <summary>The error for a fault of the database or its server; null if the fault is in the statement.</summary>
    public static MigrationException? Explain(string database, Exception cause, string state)
    {
        if (cause is StatementException { InnerException: { } inner })
            cause = inner;
        if (IsConnectionLost(cause))
            return Lost(database, state, cause);
        return (cause as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.LockNotAvailable => Locked(database, state, cause),
            PostgresErrorCodes.DeadlockDetected => Deadlock(database, state, cause),
            PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly(database, state, cause),
            PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => new MigrationException(
                ErrorCodes.DiskFull,
                $"The server of {database} has not enough space.",
                Message(cause),
                state,
                "free disk space or memory on the server, and start again",
                cause
            ),
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new MigrationException(
                ErrorCodes.Corrupt,
                $"{database} is damaged.",
                Message(cause),
                state,
                "stop the programs that use it, keep a copy of the server's files, and restore the newest good backup",
                cause
            ),
            _ => null,
        };
    }

    /// <summary>Whether the server can no longer answer on the connection; whatever was open there is rolled back.</summary>
    public static bool IsConnectionLost(Exception cause) =>
        cause switch
        {
            // The server closes the connection after an error of these severities, whatever its reason
            // (https://www.postgresql.org/docs/current/runtime-config-logging.html, "Message Severity Levels").
            PostgresException error => error.InvariantSeverity is "FATAL" or "PANIC"
                || error.SqlState.StartsWith("08", StringComparison.Ordinal),
            NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
            NpgsqlException { InnerException: null } => true,
            _ => false,
        };

    public static MigrationException CannotConnect(string database, Exception cause) =>
        new(
            ErrorCodes.CannotOpen,
            $"{database} cannot be opened.",
            cause is PostgresException refusal ? $"the server refused: {refusal.MessageText} (SQLSTATE {refusal.SqlState})" : Reason(cause),
            Unchanged,
            "check that the server runs and accepts connections, and that the connection string names host, port, user and password",
            cause
        );

    /// <summary>The connection was lost during the commit, and the server does not say what became of it.</summary>
    public static MigrationException CommitUnknown(string database, Exception cause) =>
        new(
            ErrorCodes.ConnectionLost,
            $"The connection to {database} was lost during a commit.",
            Reason(cause),
            "what was being committed is there as a whole, with its version row, or not at all; the server did not answer which",
            "start again when the server runs: the run finds out what was committed, and goes on from there",
            cause
        );

    public static MigrationException Pooled(string database) =>
        new(
            ErrorCodes.PooledConnection,
            $"{database} cannot be locked for a run.",
            "the connection goes through a pooler that gives each transaction another connection to the server (PgBouncer in transaction "
                + "mode), and a lock held on it would hold nothing",
            Unchanged,
            "connect to the server itself, or to a pool in session mode"
        );

    private static MigrationException Lost(string database, string state, Exception cause) =>
        new(
            ErrorCodes.ConnectionLost,
            $"The connection to {database} was lost.",
            Reason(cause),
            state,
            "check the server and the network, and start again: the run finds out what was committed, and goes on from there",
            cause
        );

    private static MigrationException Locked(string database, string state, Exception cause) =>
        new(
            ErrorCodes.LockTimeout,
            $"A lock in {database} was not released in time.",
            $"{Message(cause)}; another session holds it",
            state,
            "find it with SELECT pid, state, query FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0, and the sessions "
                + "that pg_blocking_pids names; let them finish or end them, or run the migration when the application is quiet",
            cause
        );

    private static MigrationException Deadlock(string database, string state, Exception cause) =>
        new(
            ErrorCodes.LockTimeout,
            $"The server ended the step because of a deadlock in {database}.",
            Message(cause),
            state,
            "start again; if it happens again, run the migration when the application is quiet",
            cause
        );

    private static MigrationException ReadOnly(string database, string state, Exception cause) =>
        new(
            ErrorCodes.ReadOnly,
            $"{database} cannot be written to.",
            $"{Message(cause)}: the server is a standby, or the database or the user is set to read-only",
            state,
            "connect to the primary server (Target Session Attributes=primary), or let this user write",
            cause
        );

    private static string Message(Exception cause) =>
        cause is PostgresException one ? $"{one.MessageText} (SQLSTATE {one.SqlState})" : cause.Message;

    private static string Reason(Exception cause) =>
        cause switch
        {
            PostgresException => Message(cause),
            { InnerException: { } inner } => $"{cause.Message.TrimEnd('.')}: {inner.Message}",
            _ => cause.Message,
        };
}
