using System.Data;
using System.Data.Common;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Changes;
using Gromozeka.FluentMigrations.Sqlite.Operations;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Safety;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Verification;
using Gromozeka.FluentMigrations.Sqlite.Waiting;

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
    private readonly LockWait _wait = new(options);
    private TransactionHooks? _hooks;
    private StepWatch? _watch;
    private SqliteConnection? _connection;
    private string _settings = "";
    private long _connections;
    private SqliteTransaction? _transaction;
    private RebuildMode? _rebuildMode;
    private bool _committing;
    private bool _isWatched;

    public bool IsNew { get; private set; } = isNew;

    /// <summary>Whether nothing may be written through the session.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>How a file of 0 bytes, or one that is not there, is opened when it is to be filled.</summary>
    public SqliteOpenMode CreationMode { get; init; } = SqliteOpenMode.ReadWriteCreate;

    public string ConnectionString => connectionString;

    /// <summary>How the host wants databases to be opened.</summary>
    public SqliteDatabaseOptions Options => options;

    public StringComparer NameComparer => Sql.NameComparer.Instance;

    public bool InTransaction => _connection?.Handle is { } handle && raw.sqlite3_get_autocommit(handle) == 0;

    public bool IsCommittedByStatement { get; private set; }

    public bool HasLostTransaction { get; private set; }

    public long Commits { get; private set; }

    /// <summary>The connection itself.</summary>
    public SqliteConnection Connection => _connection ?? throw new InvalidOperationException("There is no database yet.");

    /// <summary>Connects to the file; where SQLite alone knows where the database is, as the connection string says.</summary>
    public void Connect(SqliteOpenMode mode) => Connect(isFree ? connectionString : connectionString + ";Mode=" + mode.ToString());

    /// <summary>Connects again, to a file that this process may not write to and no other has open: without locks, and without the file they share.</summary>
    public void ConnectAlone(string path, bool hasLog)
    {
        Disconnect();
        var free = hasLog ? OperatingSystem.IsWindows() ? "vfs=win32-none" : "vfs=unix-none" : "immutable=1";
        Connect(new SqliteConnectionStringBuilder(connectionString) { DataSource = $"file:{Uri.EscapeDataString(path)}?{free}", Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        // Then the index of the log is kept in memory.
        Run("PRAGMA locking_mode = EXCLUSIVE");
    }

    private void Connect(string settings)
    {
        _connection = PreparedConnection.Open(settings, options, OnlyReads);
        _connection.DefaultTimeout = Seconds(options.LockTimeout);
        BusyHandler.Install(Handle, _wait);
        _settings = settings;
        _connections++;
        // Otherwise the statements that code of a migration leaves open could not be found.
        _connection.Handle!.enable_sqlite3_next_stmt(true);
        foreach (var (schema, path) in options.AttachedDatabases)
            Attach(schema, path);
        _isWatched = false;
        _repeated.Clear();
    }

    private void Disconnect()
    {
        _hooks?.Dispose();
        _connection?.Dispose();
    }

    private void Attach(string schema, string path)
    {
        try
        {
            Run($"ATTACH DATABASE {SqliteQuoter.Instance.QuoteValue(path)} AS {SqliteQuoter.Instance.Quote(schema)}");
            // SQLite looks into the file when it is asked for the first time, and then it does not say which one.
            Run($"PRAGMA {SqliteQuoter.Instance.Quote(schema)}.schema_version");
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
        {
            throw SqliteFaults.Attached(schema, path, cause.Message, cause);
        }
    }

    /// <summary>Counts commits and heeds interruptions from here on. Not from the start: a run with nothing to do would wait for it to be compiled.</summary>
    private void Watch()
    {
        if (_isWatched)
            return;
        Hooks.Install(Handle);
        // sqlite3_interrupt stops what is running and nothing that begins a moment later: that is stopped here.
        raw.sqlite3_progress_handler(Connection.Handle, InstructionsBetweenLooks, _ => _wait.IsInterrupted ? 1 : 0, null);
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
        Connect(CreationMode);
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
        var after = ChangeJournalMode(mode);
        return after == mode
            ? $"The journal mode was changed from {before} to {after}"
            : $"The journal mode stays {after}: SQLite did not change it to {mode}";
    }

    /// <summary>The connection, for SQLite's own functions.</summary>
    public sqlite3 Handle => Connection.Handle!;

    /// <summary>Begins a transaction that only reads, and sees the database as it is now, until <see cref="Rollback"/>.</summary>
    public void BeginRead()
    {
        _wait.Restart();
        _transaction = Connection.BeginTransaction(deferred: true);
        SchemaStamp();
    }

    public void Begin(bool rebuildsTables = false)
    {
        Renew();
        _rebuildMode = rebuildsTables ? RebuildMode.Enter(this) : null;
        BeginImmediate();
        _rebuildMode?.Begin();
    }

    private void BeginImmediate()
    {
        Watch();
        IsCommittedByStatement = false;
        HasLostTransaction = false;
        // BEGIN IMMEDIATE takes the write lock at once: a transaction that reads first and writes later fails with "database is
        // locked" whatever the time-out.
        Patiently(() => _transaction = Connection.BeginTransaction(IsolationLevel.Serializable, deferred: false));
        // In place of the driver's, which begins with the transaction and tells nobody.
        Hooks.Install(Handle);
    }

    /// <summary>Waits for a lock until the time-out, also where SQLite does not ask how; the driver's own repetition would begin the time anew.</summary>
    private void Patiently(Action attempt)
    {
        // A migration may have replaced it by PRAGMA busy_timeout.
        BusyHandler.Install(Handle, _wait);
        _wait.Restart();
        Connection.DefaultTimeout = LockWait.NoRepetition;
        try
        {
            while (true)
            {
                try
                {
                    attempt();
                    return;
                }
                catch (SqliteException locked) when (locked.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
                {
                    // Not in the filter: the failed statement holds its locks until the exception has left the driver.
                    if (!_wait.TakeTurn())
                        throw;
                }
            }
        }
        finally
        {
            Connection.DefaultTimeout = Seconds(options.LockTimeout);
            _wait.Restart();
        }
    }

    public void Commit()
    {
        _rebuildMode?.Check();
        _committing = true;
        try
        {
            Patiently(_transaction!.Commit);
        }
        finally
        {
            _committing = false;
        }

        _transaction.Dispose();
        _transaction = null;
        LeaveRebuildMode();
    }

    public StepEnd FinishStep() => Steps.Finish();

    public void Rollback()
    {
        var hasChanged = Steps.Abandon();
        try
        {
            // Closing the connection, as code of a migration may do, ended the transaction.
            if (_connection is { State: not ConnectionState.Open })
                Reconnect();
            // SQLite ends a transaction by itself when the disk is full or the file fails, and a statement of a migration may have ended
            // it. The driver does not know the latter, and its ROLLBACK would be an error: hence one that it can roll back.
            if (_transaction is not null && !InTransaction)
                raw.sqlite3_exec(Connection.Handle, "BEGIN");
            _transaction?.Dispose();
            if (InTransaction)
                raw.sqlite3_exec(Connection.Handle, "ROLLBACK");
            // What is known of a schema that is no more, and the right to write it.
            if (_connection is not null)
                raw.sqlite3_exec(Connection.Handle, hasChanged ? "PRAGMA writable_schema = RESET" : "PRAGMA writable_schema = OFF");
            _transaction = null;
            Renew();
        }
        catch (SqliteException)
        {
            // The first error is the one to report. A transaction that cannot be rolled back ends with the connection.
        }

        _transaction = null;
        _wait.Resume();
        LeaveRebuildMode();
    }

    public long SchemaStamp() => IsNew ? 0 : (long)Repeated("PRAGMA schema_version").ExecuteScalar()!;

    /// <summary>Each connection counts for itself.</summary>
    public long? CommitsOfOthers() => (_connections << 32) + (long)Repeated("PRAGMA data_version").ExecuteScalar()!;

    public IntegrityReport CheckIntegrity()
    {
        var report = new FileCheck(Connection, isThorough: false).Run();
        if (report.Damage is not null)
            BlameAttached();
        return report;
    }

    /// <summary>The check goes through all files, and the main one may be whole.</summary>
    private void BlameAttached()
    {
        foreach (var (schema, path) in options.AttachedDatabases)
        {
            var line = Scalar($"PRAGMA {SqliteQuoter.Instance.Quote(schema)}.quick_check(1)") as string ?? "";
            if (IntegrityTexts.Of(line) == IntegrityFault.Damage)
                throw SqliteFaults.Attached(schema, path, line);
        }
    }

    public SchemaSnapshot ReadSchema() => IsNew ? new SchemaSnapshot([], [], NameComparer) : SchemaReader.Read();

    public IReadOnlyList<string> ReadTableNames() => IsNew ? [] : SchemaReader.ReadNames();

    public bool HasTable(string name) => !IsNew && SchemaReader.Has(name);

    public TableShape? ReadTable(string name) => IsNew ? null : SchemaReader.Read(name);

    private SqliteSchemaReader SchemaReader => new(this, Handle, _known);

    public IReadOnlyList<TriggerShape> ReadTriggers() => IsNew ? [] : this.Rows(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
        row => new TriggerShape(row.GetString(0), row.GetString(1), row.GetString(2)));

    public IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys() => IsNew ? [] : ForeignKeyCheck.Run(this);

    public IChangeCounters? ChangeCounters => !IsNew && NativeHooks.Instance is { } hooks ? new ChangeCounters(Handle, hooks, hooks.TellsRows, Steps) : null;

    public ICommandCollector NewCollector()
    {
        Renew();
        Steps.Forget();
        return new SqliteCollector(this, options);
    }

    public TableAlignment Align(TableShape wanted) => new AlignmentPlanner(this, options).Plan(wanted);

    /// <summary>What watches the steps that run here.</summary>
    public StepWatch Steps => _watch ??= new StepWatch(this);

    public void Execute(DatabaseCommand command)
    {
        Watch();
        HeedInterruption();
        Steps.Before(command);
        try
        {
            Run(command);
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode == raw.SQLITE_CONSTRAINT && command is SqlCommand { OnViolation: { } explain })
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

    private void Run(DatabaseCommand command)
    {
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
                RunCode(code);
                break;
        }
    }

    private void RunCode(ConnectionCommand code)
    {
        var version = NativeHooks.Instance?.DataVersion(Handle);
        // Not by |=, which would put back what was known before the code ran.
        if (AuthorCode.EndsTransaction(code, Connection, _transaction))
            HasLostTransaction = true;
        var wereKept = Hooks.Install(Handle);
        _isWatched = false;
        Watch();
        if (wereKept || _transaction is null || HasLostTransaction)
            return;
        IsCommittedByStatement |= NativeHooks.Instance?.DataVersion(Handle) != version;
        throw AuthorCode.HasReplacedHooks(code);
    }

    private TransactionHooks Hooks => _hooks ??= new TransactionHooks(NativeHooks.Instance, OnCommit, () => HasLostTransaction |= _transaction is not null);

    public DbCommand CreateCommand(string sql) => NewCommand(sql);

    public object? ReadRepeated(string sql, object? value)
    {
        var command = Repeated(sql);
        if (command.Parameters.Count == 0)
            command.Parameters.AddWithValue("@p0", value ?? DBNull.Value);
        else
            command.Parameters[0].Value = value ?? DBNull.Value;
        return command.ExecuteScalar();
    }

    public void Interrupt()
    {
        _wait.Interrupt();
        if (_connection?.Handle is { } handle)
            raw.sqlite3_interrupt(handle);
    }

    public void Dispose()
    {
        if (_transaction is not null)
            Rollback();
        Disconnect();
        _wait.Dispose();
    }

    /// <summary>Whether the transaction was begun for rebuilds, and is the step's own.</summary>
    public bool IsPreparedForRebuilds => _rebuildMode is not null && InTransaction;

    /// <summary>Prepares a transaction that began without it; possible only where foreign keys are off already.</summary>
    /// <returns>Whether tables can be rebuilt now.</returns>
    public bool PrepareForRebuilds()
    {
        if (IsPreparedForRebuilds)
            return true;
        if (_transaction is null || !InTransaction || EnforcesForeignKeys)
            return false;
        _rebuildMode = RebuildMode.Enter(this);
        _rebuildMode.Begin();
        return true;
    }

    /// <summary>Says, before a rebuild, that it gives the rows of its table other numbers.</summary>
    public void Renumbers(TableRebuild rebuild) => _rebuildMode?.Renumber(rebuild);

    /// <summary>The version of SQLite whose statements may be used, as 3053004 for 3.53.4.</summary>
    public int LibraryVersion => options.LibraryVersion ?? raw.sqlite3_libversion_number();

    /// <summary>Whether comments are taken out of plain SQL.</summary>
    public bool StripsComments => options.StripComments;

    /// <summary>Whether foreign keys are enforced on this connection.</summary>
    public bool EnforcesForeignKeys => !IsNew && (long)Scalar("PRAGMA foreign_keys")! != 0;

    /// <summary>Whether a table exists and has a row.</summary>
    public bool HasRows(string table, string? schema) =>
        new SqliteSchemaQueries(this, SqliteQuoter.Instance).TableExists(schema, table)
        && Scalar($"SELECT 1 FROM {SqliteQuoter.Instance.QuoteTableName(table, schema)} LIMIT 1") is not null;

    /// <summary>How many rows a table has; none when it does not exist.</summary>
    public long CountRows(string table, string? schema) =>
        HasRows(table, schema) ? (long)Scalar($"SELECT count(*) FROM {SqliteQuoter.Instance.QuoteTableName(table, schema)}")! : 0;

    /// <summary>Opens the connection again when a step may have left something on it; not one whose database would be lost with it.</summary>
    private void Renew()
    {
        if (!Steps.Leftovers.AreOnConnection || InTransaction)
            return;
        if (isFree)
            Steps.Leftovers.RemoveOutsideTransaction(options.ForeignKeys);
        else
            Reconnect();
    }

    private void Reconnect()
    {
        _transaction = null;
        Disconnect();
        Connect(_settings);
        Steps.Leftovers.Forget();
    }

    /// <summary>For the driver, which counts whole seconds: not more than the time, so that it does not repeat what has waited that long.</summary>
    private static int Seconds(TimeSpan time) => (int)Math.Clamp(time.TotalSeconds, 1, int.MaxValue);

    private void OnCommit()
    {
        Commits++;
        IsCommittedByStatement |= _transaction is not null && !_committing;
        HasLostTransaction |= IsCommittedByStatement;
    }

    private void LeaveRebuildMode()
    {
        if (_connection is { State: ConnectionState.Open })
            _rebuildMode?.Leave();
        _rebuildMode = null;
    }

    private void HeedInterruption()
    {
        if (_wait.IsInterrupted)
            throw new OperationCanceledException("The session was interrupted.");
    }

    private SqliteCommand NewCommand(string sql)
    {
        var command = Connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        MayWait(command);
        return command;
    }

    /// <summary>Within a transaction there is one limit for all commands: they wait only to write to the file early, and go on without that.</summary>
    private void MayWait(SqliteCommand command)
    {
        if (_transaction is null)
            _wait.Restart();
        _wait.Watch(command);
    }

    /// <summary>Leaving write-ahead-log mode fails while another connection is open, and SQLite does not wait for that.</summary>
    private string? ChangeJournalMode(string mode)
    {
        using var command = NewCommand($"PRAGMA journal_mode = {mode}");
        command.CommandTimeout = LockWait.NoRepetition;
        string? after = null;
        Patiently(() => after = command.ExecuteScalar() as string);
        return after;
    }

    /// <summary>Runs a statement, or a script.</summary>
    public void Run(string sql) => QuotedAlter.Run(this, sql, RunOnce);

    private void RunOnce(string sql)
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
        command.CommandTimeout = Connection.DefaultTimeout;
        MayWait(command);
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
