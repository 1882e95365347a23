using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>The connection of a session, which can be reopened. There is only one at a time.</summary>
/// <param name="connectionString">The host's connection string.</param>
/// <param name="options">How databases are opened.</param>
/// <param name="wait">How it waits for locks.</param>
/// <param name="isFree">Whether only SQLite can resolve the location of the database.</param>
/// <param name="onlyReads">Whether nothing may be written through it.</param>
/// <param name="borrowed">The host's connection, which is used instead of a connection of the engine; null if there is none.</param>
internal sealed class SessionConnection(
    string connectionString,
    SqliteDatabaseOptions options,
    LockWait wait,
    bool isFree,
    bool onlyReads,
    BorrowedConnection? borrowed = null
) : IDisposable
{
    private SqliteConnection? _connection;
    private string _settings = "";

    /// <summary>Called before a connection is closed, and after one was opened.</summary>
    public event Action? Closing,
        Opened;

    /// <summary>Whether it can be closed and opened again, and then opens the same database.</summary>
    public bool MayReopen => !isFree && !IsBorrowed;

    /// <summary>Whether it belongs to the host.</summary>
    public bool IsBorrowed => borrowed is not null;

    /// <summary>Whether foreign keys are enforced on it.</summary>
    public bool ForeignKeys => borrowed?.ForeignKeys ?? options.ForeignKeys;

    /// <summary>The number of connections that were opened.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the file was opened as immutable, so that SQLite does not check which journal it has.</summary>
    public bool IsImmutable { get; private set; }

    /// <summary>
    /// Whether a log next to the file stays as it is until something is written: closing the last connection would otherwise write it back
    /// and delete it (https://www.sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfignockptonclose).
    /// </summary>
    public bool KeepsLog
    {
        get;
        set
        {
            if (field == value)
                return;
            field = value;
            ApplyKeepsLog();
        }
    }

    /// <summary>Whether there is a connection, open or closed.</summary>
    public bool Exists => _connection is not null;

    /// <summary>Whether the connection is open: code of a migration may close it.</summary>
    public bool IsOpen => _connection is { State: System.Data.ConnectionState.Open };

    /// <summary>The connection itself.</summary>
    public SqliteConnection Value => _connection ?? throw new InvalidOperationException("There is no database yet.");

    /// <summary>The connection, for SQLite's own functions; null if there is none, or it is closed.</summary>
    public sqlite3? Handle => _connection?.Handle;

    /// <summary>
    /// Connects to the file; if only SQLite can resolve the location of the database, as the connection string specifies.
    /// </summary>
    public void Connect(SqliteOpenMode mode) =>
        Connect(isFree || IsBorrowed ? connectionString : connectionString + ";Mode=" + mode.ToString());

    /// <summary>
    /// Reopens a file that this process may not write to and no other process has open: without locks, and without the shared-memory file.
    /// </summary>
    public void ConnectAlone(string path, bool hasLog)
    {
        Disconnect();
        IsImmutable = !hasLog;
        var free = hasLog
            ? OperatingSystem.IsWindows()
                ? "vfs=win32-none"
                : "vfs=unix-none"
            : "immutable=1";
        Connect(
            new SqliteConnectionStringBuilder(connectionString)
            {
                DataSource = $"file:{Uri.EscapeDataString(path)}?{free}",
                Mode = SqliteOpenMode.ReadOnly,
            }.ConnectionString
        );
        // The index of the log is then kept in memory.
        Run("PRAGMA locking_mode = EXCLUSIVE");
    }

    public void Reconnect()
    {
        Disconnect();
        Connect(_settings);
    }

    public void Dispose() => Disconnect();

    private void Connect(string settings)
    {
        _connection = borrowed?.Take() ?? PreparedConnection.Open(settings, options, onlyReads);
        _connection.DefaultTimeout = Patience.Seconds(options.LockTimeout);
        InstallBusyHandler();
        _settings = settings;
        Number++;
        if (KeepsLog)
            ApplyKeepsLog();
        foreach (var (schema, path) in options.AttachedDatabases)
            Attach(schema, path);
        Opened?.Invoke();
    }

    /// <summary>Leaves the host's busy handler on the host's connection, because SQLite does not return the existing one.</summary>
    public void InstallBusyHandler()
    {
        if (!IsBorrowed)
            BusyHandler.Install(Value.Handle!, wait);
    }

    /// <inheritdoc cref="BorrowedConnection.Complete" />
    public StepEnd Complete(StepEnd end, bool hasReplacedHooks) => borrowed?.Complete(end, hasReplacedHooks) ?? end;

    private void ApplyKeepsLog()
    {
        if (Handle is { } handle)
            raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, KeepsLog ? 1 : 0, out _);
    }

    private void Disconnect()
    {
        Closing?.Invoke();
        if (borrowed is null)
            _connection?.Dispose();
        else
            borrowed.Dispose();
    }

    private void Attach(string schema, string path)
    {
        try
        {
            Run($"ATTACH DATABASE {SqliteQuoter.Instance.QuoteValue(path)} AS {SqliteQuoter.Instance.Quote(schema)}");
            // SQLite opens the file on first use, and its error then does not name the file.
            Run($"PRAGMA {SqliteQuoter.Instance.Quote(schema)}.schema_version");
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
        {
            throw SqliteFaults.Attached(schema, path, cause.Message, cause);
        }
    }

    private void Run(string sql)
    {
        using var command = Value.CreateCommand();
        command.CommandText = sql;
        wait.Restart();
        wait.Watch(command);
        command.ExecuteScalar();
    }
}
