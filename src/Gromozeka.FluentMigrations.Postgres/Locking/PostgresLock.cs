using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Connections;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Locking;

/// <summary>
/// An advisory lock of the session of a connection that does nothing else. The server releases it with the connection, however the process
/// ends. Thread-safe.
/// </summary>
internal sealed class PostgresLock(ConnectionSources sources) : IMigrationLock
{
    /// <summary>"GrFM", 1: the same for every program, because they share the database.</summary>
    private const long Key = 0x4772464D_00000001;

    private static readonly string Try = string.Create(CultureInfo.InvariantCulture, $"SELECT pg_try_advisory_lock({Key})");

    /// <summary>The session that holds the lock, in the database of this connection (objsubid 1: a key of 64 bits).</summary>
    private static readonly string HolderQuery = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT a.pid, a.application_name, host(a.client_addr), to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')
        FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
          AND l.classid = {Key >> 32} AND l.objid = {Key & 0xFFFFFFFF}
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        """
    );

    /// <summary>The connection of waiting tries, so that a wait does not connect again and again.</summary>
    private NpgsqlConnection? _waiting;

    /// <summary>Whether a connection to the server is known to stay with its client.</summary>
    private volatile bool _keepsConnections;

    public IDisposable? TryAcquire()
    {
        var connection = Interlocked.Exchange(ref _waiting, null);
        try
        {
            connection ??= sources.Open(onlyReads: false);
            if (Acquire(connection))
                return new Held(connection);
            (Interlocked.Exchange(ref _waiting, connection))?.Dispose();
            return null;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // There is no database yet. Its server makes only one of each name, and the run then takes the lock in it.
            NewDatabase.Create(sources, sources.Name);
            return TryAcquire();
        }
        catch (MigrationException)
        {
            connection?.Dispose();
            throw;
        }
        catch (NpgsqlException cause)
        {
            connection?.Dispose();
            throw PostgresFaults.CannotConnect(sources.Name, cause);
        }
    }

    public string? Holder
    {
        get
        {
            try
            {
                using var connection = sources.Open(onlyReads: true);
                return connection.Rows(HolderQuery, Describe).FirstOrDefault();
            }
            catch (NpgsqlException)
            {
                return null;
            }
        }
    }

    /// <exception cref="MigrationException"><see cref="ErrorCodes.PooledConnection"/>.</exception>
    private bool Acquire(NpgsqlConnection connection)
    {
        if (!_keepsConnections && PoolerCheck.SharesConnections(sources, connection))
            throw PostgresFaults.Pooled(sources.Name);
        _keepsConnections = true;
        return (bool)connection.Read(Try)!;
    }

    private static string Describe(NpgsqlDataReader row)
    {
        var application = row.Text(1) is { Length: > 0 } name ? name : "a program without a name (Application Name)";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{application} on {row.Text(2) ?? "the server itself"}, session {row.GetInt32(0)} since {row.GetString(3)} UTC"
        );
    }

    private sealed class Held(NpgsqlConnection connection) : IDisposable
    {
        public void Dispose() => connection.Dispose();
    }
}
