using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>
/// The database of an open connection of the host. All sessions use this connection, one thread at a time, and leave it as they found it.
/// It is never opened or closed here.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="place">The place that its connection string names.</param>
internal sealed class GivenPlace(SqliteConnection connection, SqlitePlace place) : SqlitePlace
{
    private readonly ConnectionGate _gate = ConnectionGate.Of(connection);

    public override string Name => place.Name;

    public override IMigrationLock Lock { get; } = new GivenLock(ConnectionGate.Of(connection), place.Lock);

    /// <summary>All sessions use this connection, so even an in-memory database that only it can access can be copied.</summary>
    public override PlaceCapabilities CapabilitiesOf(SqliteDatabase database, SqliteDatabaseOptions options)
    {
        var capabilities = place.CapabilitiesOf(database, options);
        return capabilities.RowCopies is null ? capabilities with { RowCopies = new MemoryRowCopies(database) } : capabilities;
    }

    public override SqliteSession Open(SqliteDatabaseOptions options, SessionAccess access, CancellationToken cancellationToken)
    {
        var borrowed = new BorrowedConnection(connection, _gate, Name, options, onlyReads: access == SessionAccess.Read);
        var session = new SqliteSession(
            borrowed,
            options with
            {
                AttachedDatabases = new Dictionary<string, string>(),
            },
            onlyReads: access == SessionAccess.Read
        );
        try
        {
            session.Connect(SqliteOpenMode.ReadWrite);
            return session;
        }
        catch (SqliteException cause)
        {
            session.Dispose();
            throw place.Explain(cause, "nothing was written") ?? SqliteFaults.CannotOpen(Name, cause);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public override SqliteConnection Connect(SqliteDatabaseOptions options, int timeout) => place.Connect(options, timeout);

    public override MigrationException? FindWriteObstacle()
    {
        if (place.FindWriteObstacle() is { } obstacle)
            return obstacle;
        if (connection.Handle is not { } handle)
            return null;
        return raw.sqlite3_db_readonly(handle, "main") == 1 || connection.Scalar("PRAGMA query_only") is not 0L
            ? GivenFaults.ReadOnly(Name)
            : null;
    }

    protected override bool CreatesFiles => Creates(new SqliteConnectionStringBuilder(connection.ConnectionString).Mode);

    public override string? FindHolder() => _gate.Holder ?? place.FindHolder();

    public override MigrationException? Explain(SqliteException cause, string state) => place.Explain(cause, state);

    public override bool EnforcesForeignKeys(SqliteDatabaseOptions options)
    {
        using var session = Open(options, SessionAccess.Read, CancellationToken.None);
        return session.EnforcesForeignKeys;
    }

    /// <summary>The files that the host has attached; an attached in-memory database has none.</summary>
    public override IReadOnlyDictionary<string, string> AttachedFiles(SqliteDatabaseOptions options) => OtherFiles.Of(connection);

    public override void Dispose()
    {
        place.Dispose();
        base.Dispose();
    }
}
