using System.Data;
using System.Data.Common;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>One connection to an SQLite database. Everything that the engine does to the file goes through it.</summary>
internal sealed class SqliteSession(string connectionString, SqliteDatabaseOptions options, bool isNew) : IDatabaseSession
{
    private SqliteConnection? _connection;
    private SqliteTransaction? _transaction;
    private RebuildMode? _rebuildMode;
    private volatile bool _interrupted;

    public bool IsNew { get; private set; } = isNew;

    public string ConnectionString => connectionString;

    public bool InTransaction => _connection is not null && raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    private SqliteConnection Connection => _connection ?? throw new InvalidOperationException("There is no database yet.");

    public void Connect(SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = Seconds(options.LockTimeout) };
        if (settings.DataSource != ":memory:")
            settings.Mode = mode;
        _connection = new SqliteConnection(settings.ConnectionString);
        _connection.Open();
        // SQLite's own busy handler comes back within milliseconds; the driver's, behind it, sleeps 150 ms at a time.
        Run("PRAGMA busy_timeout = 1000");
        foreach (var (schema, path) in options.AttachedDatabases)
            Run($"ATTACH DATABASE {SqliteLiteral.Of(path)} AS {SqliteQuoter.Instance.Quote(schema)}");
    }

    public void ForbidWrites()
    {
        if (!IsNew)
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

    public void Begin(bool rebuildsTables = false)
    {
        _rebuildMode = rebuildsTables ? RebuildMode.Enter(this) : null;
        BeginImmediate();
        _rebuildMode?.Begin();
    }

    private void BeginImmediate()
    {
        // BEGIN IMMEDIATE takes the write lock at once: a transaction that reads first and writes later fails with "database is
        // locked" whatever the time-out. It is tried in short turns, so that an interruption is heeded while it waits.
        var deadline = TimeProvider.System.GetTimestamp();
        Connection.DefaultTimeout = 1;
        try
        {
            while (true)
            {
                try
                {
                    _transaction = Connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);
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
        _transaction!.Commit();
        EndTransaction();
    }

    public void Rollback()
    {
        try
        {
            // SQLite ends a transaction by itself when the disk is full or the file fails; a ROLLBACK would then be an error.
            if (InTransaction)
                _transaction?.Rollback();
        }
        catch (SqliteException)
        {
            // The first error is the one to report. A transaction that cannot be rolled back ends with the connection.
        }
        finally
        {
            EndTransaction();
        }
    }

    public long SchemaStamp() => IsNew ? 0 : (long)Scalar("PRAGMA schema_version")!;

    public string? FindDamage()
    {
        try
        {
            return Scalar("PRAGMA quick_check(1)") is string and not "ok" and var damage ? damage : null;
        }
        catch (SqliteException cause) when (cause.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            return cause.Message;
        }
    }

    public SchemaSnapshot ReadSchema() => IsNew ? new SchemaSnapshot([], []) : new SqliteSchemaReader(this, Connection.Handle!).Read();

    public ICommandCollector NewCollector() => new SqliteCollector(this, options);

    public void Execute(DatabaseCommand command)
    {
        switch (command)
        {
            case SqlCommand { Rows.Count: 0 } statement:
                Run(statement.Sql);
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
        Rollback();
        _connection?.Dispose();
    }

    /// <summary>Whether the transaction was begun for rebuilds, and is the step's own.</summary>
    public bool IsPreparedForRebuilds => _rebuildMode is not null && InTransaction;

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

    private void EndTransaction()
    {
        _transaction?.Dispose();
        _transaction = null;
        _rebuildMode?.Leave();
        _rebuildMode = null;
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
        using var command = NewCommand(sql);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql)
    {
        using var command = NewCommand(sql);
        return command.ExecuteScalar();
    }

    private void RunForEachRow(SqlCommand statement)
    {
        using var command = NewCommand(statement.Sql);
        var parameters = new SqliteParameter[statement.Rows[0].Count];
        for (var index = 0; index < parameters.Length; index++)
            parameters[index] = command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{index}" });

        foreach (var row in statement.Rows)
        {
            for (var index = 0; index < parameters.Length; index++)
            {
                parameters[index].ResetSqliteType();
                parameters[index].Value = row[index] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
