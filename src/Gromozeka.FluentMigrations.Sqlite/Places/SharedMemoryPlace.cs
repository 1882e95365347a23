using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Places;

/// <summary>
/// An in-memory database that connections of this process share by its name (https://www.sqlite.org/inmemorydb.html). It is deleted when
/// its last connection closes, so one is kept open from the first session on.
/// </summary>
internal sealed class SharedMemoryPlace : MemoryPlace
{
    private readonly string _connectionString;
    private readonly bool _isReadOnly;
    private readonly Lock _gate = new();
    private SqliteConnection? _kept;
    private bool _isDisposed;

    public SharedMemoryPlace(SqliteLocation location, string connectionString)
        : base(connectionString)
    {
        (Name, _connectionString, _isReadOnly) = (location.Name, connectionString, location.Settings.Mode == SqliteOpenMode.ReadOnly);
        Lock = _isReadOnly ? new ForbiddenLock(Name) : new InProcessLock(Name);
    }

    /// <summary>The same for all connection strings that name the same database.</summary>
    public override string Name { get; }

    public override IMigrationLock Lock { get; }

    public override SqliteSession Open(SqliteDatabaseOptions options, SessionAccess access, CancellationToken cancellationToken)
    {
        Keep();
        var session = NewSession(options, access);
        try
        {
            session.EnsureCreated();
            session.ForbidWrites();
            return session;
        }
        catch (SqliteException cause)
        {
            session.Dispose();
            throw Explain(cause, "nothing was written") ?? SqliteFaults.CannotOpen(Name, cause);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public override MigrationException? FindWriteObstacle() => _isReadOnly ? SqliteFaults.ReadOnlyMode(Name) : null;

    public override void Dispose()
    {
        lock (_gate)
        {
            _kept?.Dispose();
            _kept = null;
            _isDisposed = true;
        }

        base.Dispose();
    }

    private void Keep()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(SqliteDatabase));
            if (_kept is not null)
                return;
            // Without this setting, the driver runs no statement when it opens the connection, so it cannot have to wait for a lock.
            _kept = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { ForeignKeys = null }.ConnectionString);
            _kept.Open();
        }
    }
}
