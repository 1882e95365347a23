using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Counting;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Verification;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>One connection to an SQLite database. The engine accesses the file only through it.</summary>
internal sealed class SqliteSession
    : IDatabaseSession,
        ITableRebuilds,
        IStepVerification,
        IIntegrityCheck,
        IForeignKeyChecks,
        IPersistentSettings
{
    private readonly LockWait _wait;
    private readonly SessionConnection _link;
    private readonly SessionStatements _statements;
    private readonly Patience _patience;
    private readonly SessionTransaction _transaction;
    private readonly SessionCommands _commands;
    private StepWatch? _watch;
    private ChangeCounters? _counters;
    private RebuildMode? _rebuildMode;

    /// <summary>Creates a session that is not connected yet.</summary>
    /// <param name="connectionString">The host's connection string.</param>
    /// <param name="options">How databases are opened.</param>
    /// <param name="isNew">Whether there is no database yet.</param>
    /// <param name="isFree">Whether only SQLite can resolve the location of the database.</param>
    /// <param name="onlyReads">Whether nothing may be written through the session.</param>
    public SqliteSession(string connectionString, SqliteDatabaseOptions options, bool isNew, bool isFree = false, bool onlyReads = false)
        : this(connectionString, options, isNew, onlyReads, wait => new SessionConnection(
            connectionString,
            options,
            wait,
            isFree,
            onlyReads
        )) { }

    /// <summary>Creates a session on a connection of the host.</summary>
    /// <param name="borrowed">The connection, which the session takes when it connects.</param>
    /// <param name="options">How databases are opened.</param>
    /// <param name="onlyReads">Whether nothing may be written through the session.</param>
    public SqliteSession(BorrowedConnection borrowed, SqliteDatabaseOptions options, bool onlyReads)
        : this(borrowed.ConnectionString, options, isNew: false, onlyReads, wait => new SessionConnection(
            borrowed.ConnectionString,
            options,
            wait,
            isFree: false,
            onlyReads,
            borrowed
        )) { }

    private SqliteSession(
        string connectionString,
        SqliteDatabaseOptions options,
        bool isNew,
        bool onlyReads,
        Func<LockWait, SessionConnection> link
    )
    {
        (ConnectionString, Options, IsNew, OnlyReads) = (connectionString, options, isNew, onlyReads);
        _wait = new LockWait(options);
        _link = link(_wait);
        _statements = new SessionStatements(_link, _wait);
        _patience = new Patience(_link, _wait, Options.LockTimeout);
        _transaction = new SessionTransaction(_link, _statements, _wait, _patience);
        _commands = new SessionCommands(this, _statements, _transaction);
        _link.Opened += () =>
        {
            _statements.Forget();
            _transaction.Renew();
        };
        _link.Closing += () =>
        {
            _statements.Forget();
            _transaction.Release();
        };
        Schema = new SessionSchema(this, _statements);
    }

    public bool IsNew { get; private set; }

    /// <summary>Whether nothing may be written through the session.</summary>
    public bool OnlyReads { get; }

    /// <summary>How an empty or missing file is opened so that it can be filled.</summary>
    public SqliteOpenMode CreationMode { get; init; } = SqliteOpenMode.ReadWriteCreate;

    public bool KeepsLog
    {
        init => _link.KeepsLog = value;
    }

    public string ConnectionString { get; }

    /// <summary>The host's options for opening databases.</summary>
    public SqliteDatabaseOptions Options { get; }

    public bool InTransaction => _transaction.IsOpen;

    /// <summary>The connection itself.</summary>
    public SqliteConnection Connection => _link.Value;

    /// <inheritdoc cref="SessionConnection.Connect(SqliteOpenMode)"/>
    public void Connect(SqliteOpenMode mode) => _link.Connect(mode);

    /// <inheritdoc cref="SessionConnection.ConnectAlone"/>
    public void ConnectAlone(string path, bool hasLog) => _link.ConnectAlone(path, hasLog);

    public void ForbidWrites()
    {
        if (OnlyReads && !IsNew)
            Run("PRAGMA query_only = 1");
    }

    public void EnsureCreated()
    {
        if (!IsNew)
            return;
        Connect(CreationMode);
        IsNew = false;
    }

    /// <inheritdoc cref="JournalMode.Read" />
    public string? ReadJournalMode() => JournalMode.Read(_link, _statements, ConnectionString);

    public string? ApplyPersistentSettings() => JournalMode.Apply(Options.WriteAheadLog, _statements, _patience);

    /// <summary>The connection, for SQLite's own functions.</summary>
    public sqlite3 Handle => Connection.Handle!;

    /// <summary>Begins a read-only transaction on the current state of the database, until <see cref="Rollback"/>.</summary>
    public void BeginRead()
    {
        _transaction.BeginRead();
        this.SchemaRevision();
    }

    public void Begin()
    {
        Renew();
        _rebuildMode = null;
        _transaction.Begin();
    }

    public void BeginForRebuilds()
    {
        Renew();
        _rebuildMode = RebuildMode.Enter(this);
        _transaction.Begin();
        _rebuildMode.Begin();
    }

    public void Commit()
    {
        _rebuildMode?.Check();
        _transaction.Commit();
        LeaveRebuildMode();
    }

    public StepEnd FinishStep() => _link.Complete(Steps.Finish(), _transaction.HasReplacedHooks);

    public void Rollback()
    {
        var hasChanged = Steps.Abandon();
        _counters?.Forget();
        try
        {
            // Code of a migration may have closed the connection, which ends the transaction.
            if (_link is { Exists: true, IsOpen: false, IsBorrowed: false })
                Reconnect();
            if (_link.IsOpen)
                _transaction.Rollback();
            // Cached knowledge of the old schema, and the permission to write to it.
            if (_link.IsOpen)
                raw.sqlite3_exec(Connection.Handle, hasChanged ? "PRAGMA writable_schema = RESET" : "PRAGMA writable_schema = OFF");
            _transaction.Forget();
            Renew();
        }
        catch (SqliteException)
        {
            // The first error is reported. A transaction that cannot be rolled back ends with the connection.
        }

        _transaction.Forget();
        _wait.Resume();
        LeaveRebuildMode();
    }

    public IntegrityReport CheckIntegrity() => AttachedFiles.CheckIntegrity(this);

    public IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys() => IsNew ? [] : ForeignKeyCheck.Run(this);

    public IChangeCounters? ChangeCounters
    {
        get
        {
            if (IsNew || NativeHooks.Instance is not { } hooks)
                return null;
            if (_counters is null || !_counters.AreOf(Handle))
                _counters = new ChangeCounters(Handle, hooks, hooks.TellsRows, Steps);
            return _counters;
        }
    }

    /// <summary>All capabilities of a session, except counting, which this build of SQLite may not support.</summary>
    public TCapability? Find<TCapability>()
        where TCapability : class =>
        typeof(TCapability) == typeof(IChangeCounters) ? ChangeCounters as TCapability : this as TCapability ?? _transaction as TCapability;

    public ISchemaReader Schema { get; }

    public ICommandCollector NewCollector()
    {
        Renew();
        Steps.Forget();
        return new SqliteCollector(this, Options);
    }

    public TableAlignment Align(TableShape wanted) => new AlignmentPlanner(this, Options).Plan(wanted);

    /// <summary>Watches the steps that run on this session.</summary>
    public StepWatch Steps => _watch ??= new StepWatch(this);

    public void Execute(DatabaseCommand command)
    {
        _transaction.Watch();
        _wait.ThrowIfInterrupted();
        _rebuildMode?.Before(command);
        Steps.Before(command);
        try
        {
            _commands.Run(command);
            Steps.After();
        }
        catch (SqliteException cause)
            when (cause.SqliteErrorCode == raw.SQLITE_CONSTRAINT && command is SqlCommand { OnViolation: { } explain })
        {
            throw explain(this, cause.Message);
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == raw.SQLITE_NOTADB && OtherFile.IsNamedBy(command))
        {
            throw OtherFile.IsNoDatabase(cause);
        }
        catch (SqliteException cause) when (NearNames.Explain(this, command.Text, cause) is { } explained)
        {
            throw explained;
        }
    }

    public DbCommand CreateCommand(string sql) => _statements.New(sql);

    public object[]? ReadRepeated(string sql, params IReadOnlyList<object?> values) => _statements.ReadRepeated(sql, values);

    public void Interrupt()
    {
        _wait.Interrupt();
        try
        {
            if (_link.Handle is { } handle)
                raw.sqlite3_interrupt(handle);
        }
        catch (ObjectDisposedException)
        {
            // Closed in between on the thread of the session, so nothing runs on it. An exception here would end the process.
        }
    }

    public void Dispose()
    {
        if (_transaction.IsBegun)
            Rollback();
        // The next one to use the host's connection is the host.
        if (_link.IsBorrowed)
            Renew();
        _link.Dispose();
        _wait.Dispose();
    }

    /// <summary>Whether the transaction was begun for rebuilds, and is the step's own.</summary>
    public bool IsPreparedForRebuilds => _rebuildMode is not null && InTransaction;

    /// <summary>Prepares a transaction that began unprepared; possible only if foreign keys are already off.</summary>
    /// <returns>Whether tables can be rebuilt now.</returns>
    public bool PrepareForRebuilds()
    {
        if (IsPreparedForRebuilds)
            return true;
        if (!_transaction.IsBegun || !InTransaction || EnforcesForeignKeys)
            return false;
        _rebuildMode = RebuildMode.Enter(this);
        _rebuildMode.Begin();
        return true;
    }

    /// <inheritdoc cref="SessionCommands.HasCopiedAll"/>
    public bool HasCopiedAll => _commands.HasCopiedAll;

    /// <summary>Reports, before a rebuild, which table it recreates, and whether its rows get new rowids.</summary>
    public void Expect(TableRebuild rebuild)
    {
        Steps.Modules.Rebuilds(rebuild.Table.Name);
        _rebuildMode?.Expect(rebuild);
    }

    /// <summary>Whether foreign keys are enforced on this connection.</summary>
    public bool EnforcesForeignKeys => !IsNew && (long)_statements.Repeated("PRAGMA foreign_keys").ExecuteScalar()! != 0;

    /// <summary>Reopens the connection if a step may have left something on it, unless the database would be lost.</summary>
    private void Renew()
    {
        if (!Steps.Leftovers.AreOnConnection || InTransaction || !_link.IsOpen)
            return;
        if (_link.MayReopen)
            Reconnect();
        else
            Steps.Leftovers.RemoveOutsideTransaction(_link.ForeignKeys);
    }

    private void Reconnect()
    {
        _transaction.Forget();
        _link.Reconnect();
        Steps.Leftovers.Forget();
    }

    private void LeaveRebuildMode()
    {
        if (_link.IsOpen)
            _rebuildMode?.Leave();
        _rebuildMode = null;
    }

    /// <summary>Runs a statement, or a script.</summary>
    public void Run(string sql) => QuotedAlter.Run(this, sql, _statements.Run);
}
