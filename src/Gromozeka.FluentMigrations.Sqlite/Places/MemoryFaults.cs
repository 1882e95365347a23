using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>Explains the errors of an in-memory database, which has no file to inspect.</summary>
internal static class MemoryFaults
{
    /// <summary>The error for a fault of the database itself; null if the fault is in the statement.</summary>
    /// <param name="database">The database.</param>
    /// <param name="holder">The run that holds its lock; null if none does.</param>
    /// <param name="cause">The fault.</param>
    /// <param name="state">The state of the database now.</param>
    public static MigrationException? Explain(string database, string? holder, SqliteException cause, string state) =>
        cause.SqliteErrorCode switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED when IsLockedByOthers(cause) => new MigrationException(
                ErrorCodes.LockTimeout,
                $"{database} stayed locked by another connection of this process.",
                $"{cause.Message} {(holder is null ? "The connection that locks it is not known" : $"The lock is held by {holder}")}",
                state,
                "end the transaction of that connection, then start again",
                cause
            ),
            raw.SQLITE_READONLY => new MigrationException(
                ErrorCodes.ReadOnly,
                $"{database} cannot be written to.",
                cause.Message,
                state,
                "allow writing: set PRAGMA query_only = OFF, and remove Mode=ReadOnly from the connection string",
                cause
            ),
            raw.SQLITE_FULL => new MigrationException(
                ErrorCodes.DiskFull,
                $"There is not enough space in {database}.",
                cause.Message,
                state,
                "increase PRAGMA max_page_count, or use a file",
                cause
            ),
            _ => null,
        };

    /// <summary>SQLITE_LOCKED without this extended code means a conflict with a statement of the same connection.</summary>
    private static bool IsLockedByOthers(SqliteException cause) =>
        cause.SqliteErrorCode == raw.SQLITE_BUSY || cause.SqliteExtendedErrorCode == raw.SQLITE_LOCKED_SHAREDCACHE;
}
