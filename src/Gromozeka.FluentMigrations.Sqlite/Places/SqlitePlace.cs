using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>
/// Where a database is, and therefore how it is opened, locked and copied, and how its errors are explained. No other code distinguishes
/// the kinds of places. Thread-safe.
/// </summary>
internal abstract class SqlitePlace : IDisposable
{
    /// <summary>The database, as messages name it.</summary>
    public abstract string Name { get; }

    /// <summary>The run lock.</summary>
    public abstract IMigrationLock Lock { get; }

    /// <summary>The place that a connection string names.</summary>
    /// <param name="location">The location.</param>
    /// <param name="connectionString">The connection string for the connections of the engine.</param>
    public static SqlitePlace Of(SqliteLocation location, string connectionString) =>
        !location.IsInMemory ? new FilePlace(location, connectionString)
        : location.IsShared ? new SharedMemoryPlace(location, connectionString)
        : new PrivateMemoryPlace(connectionString);

    /// <summary>The capabilities that only some places have.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">How it is opened.</param>
    public abstract PlaceCapabilities CapabilitiesOf(SqliteDatabase database, SqliteDatabaseOptions options);

    /// <summary>Opens a session, of a database that may not exist yet.</summary>
    public abstract SqliteSession Open(SqliteDatabaseOptions options, SessionAccess access, CancellationToken cancellationToken);

    /// <summary>Opens a connection for the caller.</summary>
    /// <param name="options">How it is prepared.</param>
    /// <param name="timeout">How long it waits for locks, in seconds.</param>
    public abstract SqliteConnection Connect(SqliteDatabaseOptions options, int timeout);

    /// <inheritdoc cref="IWriteObstacles.FindWriteObstacle" />
    public abstract MigrationException? FindWriteObstacle();

    /// <inheritdoc cref="IWorkReports.FindHolder" />
    public abstract string? FindHolder();

    /// <inheritdoc cref="IDatabase.Explain" />
    public abstract MigrationException? Explain(SqliteException cause, string state);

    /// <summary>The files that are attached to each connection, by schema.</summary>
    public virtual IReadOnlyDictionary<string, string> AttachedFiles(SqliteDatabaseOptions options) => options.AttachedDatabases;

    /// <summary>Closes the connection that keeps the database alive, if there is one.</summary>
    public virtual void Dispose() { }
}
