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

    /// <summary>Whether foreign keys are enforced on the connections of a run.</summary>
    public virtual bool EnforcesForeignKeys(SqliteDatabaseOptions options) => options.ForeignKeys;

    /// <summary>
    /// How an in-memory database is opened on which a run is tried: like the database, so that the same statements work. An ATTACH creates
    /// a missing file only if its connection may (https://www.sqlite.org/lang_attach.html).
    /// </summary>
    public string ScratchConnection(SqliteDatabaseOptions options) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = ":memory:",
            Pooling = false,
            Mode = CreatesFiles ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            ForeignKeys = options.ForeignKeys,
        }.ConnectionString;

    /// <summary>Whether the connection of the next run may create files.</summary>
    protected abstract bool CreatesFiles { get; }

    /// <summary>Whether connections of a mode may create files.</summary>
    protected static bool Creates(SqliteOpenMode mode) => mode is SqliteOpenMode.ReadWriteCreate or SqliteOpenMode.Memory;

    /// <summary>The files that are attached to each connection, by schema.</summary>
    public virtual IReadOnlyDictionary<string, string> AttachedFiles(SqliteDatabaseOptions options) => options.AttachedDatabases;

    /// <summary>Closes the connection that keeps the database alive, if there is one.</summary>
    public virtual void Dispose() { }
}
