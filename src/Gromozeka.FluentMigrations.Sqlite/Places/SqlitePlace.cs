using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>
/// Where a database is, and what follows from it: how it is opened, locked, copied and explained. Nothing else knows which kind a database
/// is of. Thread-safe.
/// </summary>
internal abstract class SqlitePlace : IDisposable
{
    /// <summary>The database as messages name it.</summary>
    public abstract string Name { get; }

    /// <summary>The lock of a run.</summary>
    public abstract IMigrationLock Lock { get; }

    /// <summary>Where a connection string says that the database is.</summary>
    /// <param name="location">The location.</param>
    /// <param name="connectionString">The connection string for the connections of the engine.</param>
    public static SqlitePlace Of(SqliteLocation location, string connectionString) =>
        !location.IsInMemory ? new FilePlace(location, connectionString)
        : location.IsShared ? new SharedMemoryPlace(location, connectionString)
        : new PrivateMemoryPlace(connectionString);

    /// <summary>What only some places can do.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">How it is opened.</param>
    public abstract PlaceCapabilities CapabilitiesOf(SqliteDatabase database, SqliteDatabaseOptions options);

    /// <summary>Opens a session, of a database that may not exist yet.</summary>
    public abstract SqliteSession Open(SqliteDatabaseOptions options, SessionAccess access);

    /// <summary>Opens a connection of the caller's own.</summary>
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

    /// <summary>Lets go of what the database is kept by.</summary>
    public virtual void Dispose() { }
}
