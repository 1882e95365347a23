using System.Data;
using Gromozeka.FluentMigrations.Dialect;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Connections;

/// <summary>The connection of a session. It is opened again after it was lost. Not thread-safe, except <see cref="Interrupt"/>.</summary>
internal sealed class SessionConnection(PostgresDatabase database, SessionAccess access) : IDisposable
{
    private readonly Lock _running = new();
    private NpgsqlConnection? _connection;
    private bool _isRunning;
    private bool _isInterrupted;

    /// <summary>The server's own number of the session, which differs from the driver's behind a pooler.</summary>
    private int? _backend;
    private bool _isDisposed;

    /// <summary>Whether there is no database of the name.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Whether the session may write.</summary>
    public bool Writes => access == SessionAccess.Write;

    /// <summary>Whether the connection is open, as far as is known without asking the server.</summary>
    public bool IsAlive => _connection is { FullState: ConnectionState.Open };

    /// <summary>Whether a transaction has begun on the connection. Until it has ended, no other connection takes its place.</summary>
    public bool HasTransaction { get; set; }

    /// <summary>The open connection.</summary>
    /// <exception cref="NpgsqlException">It cannot be opened; or it was lost, and a transaction with it.</exception>
    public NpgsqlConnection Open
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            // On another connection, the next statement would run outside the transaction, and stay.
            if (HasTransaction && !IsAlive)
                throw new NpgsqlException("The connection was lost within a transaction, which the server has rolled back.");
            if (_connection is { FullState: ConnectionState.Broken or ConnectionState.Closed })
                Close();
            return _connection ??= Connect();
        }
    }

    /// <summary>Connects, or finds that there is no database.</summary>
    /// <exception cref="MigrationException">It cannot be opened.</exception>
    public void TryOpen()
    {
        try
        {
            IsNew = false;
            _ = Open;
        }
        catch (PostgresException cause) when (cause.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            IsNew = true;
        }
        catch (Exception cause) when (cause is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            throw PostgresFaults.CannotConnect(database.Name, cause);
        }
    }

    /// <summary>Runs something that <see cref="Interrupt"/> can stop.</summary>
    public T Run<T>(Func<NpgsqlConnection, T> work)
    {
        var connection = Open;
        lock (_running)
        {
            if (_isInterrupted)
                throw new OperationCanceledException("The session was interrupted.");
            _isRunning = true;
        }

        try
        {
            return work(connection);
        }
        finally
        {
            lock (_running)
                _isRunning = false;
        }
    }

    /// <summary>Stops what runs, on the server; or else what would run next.</summary>
    public void Interrupt()
    {
        lock (_running)
        {
            _isInterrupted = true;
            if (!_isRunning)
                return;
        }

        try
        {
            // On a connection of its own: it also stops statements that the code of a migration runs.
            using var connection = database.Sources.Open(onlyReads: true);
            lock (_running)
            {
                // While this is held, nothing else begins on the session's connection.
                if (_isRunning)
                    connection.Run("SELECT pg_cancel_backend($1)", _backend ?? _connection!.ProcessID);
            }
        }
        catch (NpgsqlException)
        {
            // Then it runs to its end.
        }
    }

    /// <summary>Lets the session be used again.</summary>
    public void ClearInterruption()
    {
        lock (_running)
            _isInterrupted = false;
    }

    /// <summary>Sets the number under which the server knows the session.</summary>
    public void Know(int backend) => _backend = backend;

    public void Close()
    {
        _connection?.Dispose();
        _connection = null;
        _backend = null;
    }

    public void Dispose()
    {
        _isDisposed = true;
        Close();
    }

    private NpgsqlConnection Connect() => database.Sources.Open(access == SessionAccess.Read);
}
