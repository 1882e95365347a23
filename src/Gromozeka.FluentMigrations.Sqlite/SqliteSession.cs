using System.Data;
using System.Data.Common;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>One connection to an SQLite database. Everything that the engine does to the file goes through it.</summary>
internal sealed class SqliteSession(string connectionString, SqliteDatabaseOptions options, bool isNew, bool isFree = false) : IDatabaseSession
{
    /// <summary>Of SQLite's virtual machine: about a millisecond, and more than any statement of the engine's own takes.</summary>
    private const int InstructionsBetweenLooks = 100_000;

    private readonly Dictionary<string, SqliteCommand> _repeated = [];
    private readonly Dictionary<string, KnownTable> _known = [];
    private SqliteConnection? _connection;
    private SqliteTransaction? _transaction;
    private RebuildMode? _rebuildMode;
    private volatile bool _interrupted;
    private bool _committing;
    private bool _isWatched;

    public bool IsNew { get; private set; } = isNew;

    /// <summary>Whether nothing may be written through the session.</summary>
    public bool OnlyReads { get; init; }

    public string ConnectionString => connectionString;

    public bool InTransaction => _connection?.Handle is { } handle && raw.sqlite3_get_autocommit(handle) == 0;

    public bool IsCommittedByStatement { get; private set; }

    public bool HasLostTransaction { get; private set; }

    public long Commits { get; private set; }

    private SqliteConnection Connection => _connection ?? throw new InvalidOperationException("There is no database yet.");

    /// <summary>Connects to the file; where SQLite alone knows where the database is, as the connection string says.</summary>
    public void Connect(SqliteOpenMode mode) => Connect(isFree ? connectionString : connectionString + ";Mode=" + mode.ToString());

    /// <summary>Connects again, to a file that this process may not write to and no other has open: without locks, and without the file they share.</summary>
    public void ConnectAlone(string path, bool hasLog)
    {
        _connection!.Dispose();
        var free = hasLog ? OperatingSystem.IsWindows() ? "vfs=win32-none" : "vfs=unix-none" : "immutable=1";
        Connect(new SqliteConnectionStringBuilder(connectionString) { DataSource = $"file:{Uri.EscapeDataString(path)}?{free}", Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        // Then the index of the log is kept in memory.
        Run("PRAGMA locking_mode = EXCLUSIVE");
    }

    private void Connect(string settings)
    {
        _connection = PreparedConnection.Open(settings, options, OnlyReads);
        _connection.DefaultTimeout = Seconds(options.LockTimeout);
        // SQLite's own busy handler comes back within milliseconds; the driver's, behind it, sleeps 150 ms at a time.
        raw.sqlite3_busy_timeout(_connection.Handle, 1000);
        foreach (var (schema, path) in options.AttachedDatabases)
            Run($"ATTACH DATABASE {SqliteLiteral.Of(path)} AS {SqliteQuoter.Instance.Quote(schema)}");
        _isWatched = false;
        _repeated.Clear();
    }

    /// <summary>Counts commits and heeds interruptions from here on. Not from the start: a run with nothing to do would wait for it to be compiled.</summary>
    private void Watch()
    {
        if (_isWatched)
            return;
        raw.sqlite3_commit_hook(Connection.Handle, OnCommit, null);
        // sqlite3_interrupt stops what is running and nothing that begins a moment later: that is stopped here.
        raw.sqlite3_progress_handler(Connection.Handle, InstructionsBetweenLooks, _ => _interrupted ? 1 : 0, null);
        _isWatched = true;
    }

    public void ForbidWrites()
    {
        if (OnlyReads && !IsNew)
            Run("PRAGMA query_only = 1");
    }

    public void EnsureCreated()
    {
        if (!IsNew)
            return;
        Connect(SqliteOpenMode.ReadWriteCreate);
        IsNew = false;
    }

    public string? ApplyPersistentSettings()
    {
        if (options.WriteAheadLog is not { } wanted)
            return null;
        var mode = wanted ? "wal" : "delete";
        var before = Scalar("PRAGMA journal_mode") as string;
        if (before == mode)
            return null;
        var after = Scalar($"PRAGMA journal_mode = {mode}") as string;
        return after == mode
            ? $"The journal mode was changed from {before} to {after}"
            : $"The journal mode stays {after}: SQLite did not change it to {mode}";
    }

    /// <summary>The connection, for SQLite's own functions.</summary>
    public sqlite3 Handle => Connection.Handle!;

    /// <summary>Begins a transaction that only reads, and sees the database as it is now, until <see cref="Rollback"/>.</summary>
    public void BeginRead()
    {
        _transaction = Connection.BeginTransaction(deferred: true);
        SchemaStamp();
    }

    public void Begin(bool rebuildsTables = false)
    {
        _rebuildMode = rebuildsTables ? RebuildMode.Enter(this) : null;
        BeginImmediate();
        _rebuildMode?.Begin();
    }

    private void BeginImmediate()
    {
        Watch();
        // BEGIN IMMEDIATE takes the write lock at once: a transaction that reads first and writes later fails with "database is
        // locked" whatever the time-out. It is tried in short turns, so that an interruption is heeded while it waits.
        var deadline = TimeProvider.System.GetTimestamp();
        IsCommittedByStatement = false;
        HasLostTransaction = false;
        Connection.DefaultTimeout = 1;
        try
        {
            while (true)
            {
                try
                {
                    _transaction = Connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
                    // In place of the driver's, which begins with the transaction and tells nobody.
                    raw.sqlite3_rollback_hook(Connection.Handle, _ => HasLostTransaction = true, null);
                    return;
                }
                catch (SqliteException busy) when (
                    busy.SqliteErrorCode == raw.SQLITE_BUSY && !_interrupted && TimeProvider.System.GetElapsedTime(deadline) < options.LockTimeout)
                {
                }
            }
        }
        finally
        {
            Connection.DefaultTimeout = Seconds(options.LockTimeout);
        }
    }

    public void Commit()
    {
        _rebuildMode?.Check();
        _committing = true;
        try
        {
            _transaction!.Commit();
        }
        finally
        {
            _committing = false;
        }

        _transaction.Dispose();
        _transaction = null;
        LeaveRebuildMode();
    }

    public void Rollback()
    {
        try
        {
            // SQLite ends a transaction by itself when the disk is full or the file fails, and a statement of a migration may have ended
            // it. The driver does not know the latter, and its ROLLBACK would be an error: hence one that it can roll back.
            if (_transaction is not null && !InTransaction)
                raw.sqlite3_exec(Connection.Handle, "BEGIN");
            _transaction?.Dispose();
            if (InTransaction)
                raw.sqlite3_exec(Connection.Handle, "ROLLBACK");
            // What a rename that failed has left on.
            if (_connection is not null)
                raw.sqlite3_exec(Connection.Handle, "PRAGMA writable_schema = OFF");
        }
        catch (SqliteException)
        {
            // The first error is the one to report. A transaction that cannot be rolled back ends with the connection.
        }

        _transaction = null;
        _interrupted = false;
        LeaveRebuildMode();
    }

    public long SchemaStamp() => IsNew ? 0 : (long)Repeated("PRAGMA schema_version").ExecuteScalar()!;

    public long? CommitsOfOthers() => (long)Repeated("PRAGMA data_version").ExecuteScalar()!;

    public IntegrityReport CheckIntegrity() => new FileCheck(Connection, isThorough: false).Run();

    public SchemaSnapshot ReadSchema() => IsNew ? new SchemaSnapshot([], []) : SchemaReader.Read();

    public IReadOnlyList<string> ReadTableNames() => IsNew ? [] : SchemaReader.ReadNames();

    public bool HasTable(string name) => !IsNew && SchemaReader.Has(name);

    public TableShape? ReadTable(string name) => IsNew ? null : SchemaReader.Read(name);

    private SqliteSchemaReader SchemaReader => new(this, Handle, _known);

    public IReadOnlyList<TriggerShape> ReadTriggers() => IsNew ? [] : this.Rows(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
        row => new TriggerShape(row.GetString(0), row.GetString(1), row.GetString(2)));

    public IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys() => IsNew ? [] : ForeignKeyCheck.Run(this);

    public ICommandCollector NewCollector() => new SqliteCollector(this, options);

    public void Execute(DatabaseCommand command)
    {
        Watch();
        HeedInterruption();
        switch (command)
        {
            case SqlCommand { Rows.Count: 0 } statement:
                MissingCollations.PassOver(Connection, statement.Sql, () => Run(statement.Sql));
                break;
            case SqlCommand statement:
                RunForEachRow(statement);
                break;
            case CheckCommand check:
                check.Run(this);
                break;
            case ConnectionCommand code:
                code.Operation(Connection, _transaction);
                break;
        }
    }

    public DbCommand CreateCommand(string sql) => NewCommand(sql);

    public void Interrupt()
    {
        _interrupted = true;
        if (_connection?.Handle is { } handle)
            raw.sqlite3_interrupt(handle);
    }

    public void Dispose()
    {
        if (_transaction is not null)
            Rollback();
        _connection?.Dispose();
    }

    /// <summary>Whether the transaction was begun for rebuilds, and is the step's own.</summary>
    public bool IsPreparedForRebuilds => _rebuildMode is not null && InTransaction;

    /// <summary>Says that a rebuild gives the rows of a table other numbers.</summary>
    public void Renumbers(string table) => _rebuildMode?.Renumber(table);

    /// <summary>Whether comments are taken out of plain SQL.</summary>
    public bool StripsComments => options.StripComments;

    /// <summary>Whether foreign keys are enforced on this connection.</summary>
    public bool EnforcesForeignKeys => !IsNew && (long)Scalar("PRAGMA foreign_keys")! != 0;

    /// <summary>Whether a table exists and has a row.</summary>
    public bool HasRows(string table, string? schema) =>
        new SqliteSchemaQueries(this).TableExists(schema, table)
        && Scalar($"SELECT 1 FROM {SqliteQuoter.Instance.QuoteTableName(table, schema)} LIMIT 1") is not null;

    /// <summary>How many rows a table has; none when it does not exist.</summary>
    public long CountRows(string table, string? schema) =>
        HasRows(table, schema) ? (long)Scalar($"SELECT count(*) FROM {SqliteQuoter.Instance.QuoteTableName(table, schema)}")! : 0;

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));

    private int OnCommit(object? unused)
    {
        Commits++;
        IsCommittedByStatement |= _transaction is not null && !_committing;
        HasLostTransaction |= IsCommittedByStatement;
        return 0;
    }

    private void LeaveRebuildMode()
    {
        _rebuildMode?.Leave();
        _rebuildMode = null;
    }

    private void HeedInterruption()
    {
        if (_interrupted)
            throw new OperationCanceledException("The session was interrupted.");
    }

    private SqliteCommand NewCommand(string sql)
    {
        var command = Connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        return command;
    }

    private void Run(string sql)
    {
        // ExecuteNonQuery leaves what stands behind a statement with a result to the reader's Dispose, which swallows its errors.
        using var command = NewCommand(sql);
        using var reader = command.ExecuteReader();
        do
        {
            while (reader.Read())
            {
            }
        }
        while (reader.NextResult());
    }

    private object? Scalar(string sql)
    {
        using var command = NewCommand(sql);
        return command.ExecuteScalar();
    }

    /// <summary>A statement that is prepared once and stays so; SQLite itself prepares it anew after the schema has changed.</summary>
    private SqliteCommand Repeated(string sql)
    {
        if (!_repeated.TryGetValue(sql, out var command))
            _repeated[sql] = command = NewCommand(sql);
        command.Transaction = _transaction;
        return command;
    }

    private void RunForEachRow(SqlCommand statement)
    {
        if (statement.IsRepeated)
        {
            RunForEachRow(Repeated(statement.Sql), statement);
            return;
        }

        using var command = NewCommand(statement.Sql);
        RunForEachRow(command, statement);
    }

    private void RunForEachRow(SqliteCommand command, SqlCommand statement)
    {
        var parameters = command.Parameters;
        for (var index = parameters.Count; index < statement.Rows[0].Count; index++)
            parameters.Add(new SqliteParameter { ParameterName = $"@p{index}" });

        foreach (var row in statement.Rows)
        {
            HeedInterruption();
            for (var index = 0; index < row.Count; index++)
            {
                parameters[index].ResetSqliteType();
                parameters[index].Value = row[index] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
