using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>The errors of an open connection that a host has passed.</summary>
internal static class GivenFaults
{
    private const string Untouched = "nothing was written, and the connection is as it was";

    public static MigrationException Closed(string database) =>
        Unusable(database, "it is closed", "open it, and keep it open while the engine uses it");

    public static MigrationException InTransaction(string database) =>
        Unusable(
            database,
            "a transaction is open on it, which the engine could neither commit nor roll back for its owner",
            "commit it or roll it back, then start again"
        );

    public static MigrationException IsReading(string database) =>
        Unusable(database, "a reader is open on it, or another statement that has not ended", "dispose the reader, then start again");

    /// <summary>Another call of the engine uses the connection.</summary>
    public static MigrationException Busy(string database, TimeSpan timeout) =>
        new(
            ErrorCodes.LockTimeout,
            $"The connection to {database} stayed in use.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"another call of the engine uses the same connection, and did not return within {timeout.TotalSeconds:0.###} s"
            ),
            Untouched,
            "let that call return, then start again; a connection serves one call at a time"
        );

    public static MigrationException ReadOnly(string database) =>
        new(
            ErrorCodes.ReadOnly,
            $"{database} cannot be written to.",
            "the connection is read-only, or has PRAGMA query_only",
            Untouched,
            "pass a connection that may write"
        );

    public static MigrationException Attaches() =>
        new(
            ErrorCodes.InvalidConfiguration,
            "The options do not fit an open connection.",
            "AttachedDatabases names files that the engine would have to attach",
            "the database was not touched",
            "attach them on the connection, and leave AttachedDatabases empty"
        );

    private static MigrationException Unusable(string database, string why, string next) =>
        new(ErrorCodes.ConnectionUnusable, $"The open connection to {database} cannot be used.", why, Untouched, next);
}
