using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>The statements of a session. They run in its transaction if there is one.</summary>
internal sealed class SessionStatements(SessionConnection connection, LockWait wait)
{
    private readonly Dictionary<string, SqliteCommand> _repeated = [];
    private readonly Dictionary<string, RowStatement?> _repeatedRows = [];

    /// <summary>The driver's transaction in which statements run; null if there is none.</summary>
    public SqliteTransaction? Transaction { get; set; }

    /// <summary>Forgets the prepared statements, because the connection is about to close.</summary>
    public void Forget()
    {
        foreach (var command in _repeated.Values)
            command.Dispose();
        _repeated.Clear();
        foreach (var statement in _repeatedRows.Values)
            statement?.Dispose();
        _repeatedRows.Clear();
    }

    public SqliteCommand New(string sql)
    {
        var command = Make(sql);
        MayWait(command);
        return command;
    }

    /// <summary>A statement that is prepared once and kept; SQLite itself prepares it again after the schema has changed.</summary>
    public SqliteCommand Repeated(string sql)
    {
        var command = Kept(sql);
        MayWait(command);
        return command;
    }

    public object? Scalar(string sql)
    {
        using var command = New(sql);
        return command.ExecuteScalar();
    }

    /// <summary>Runs a statement or a script to its end.</summary>
    public void Run(string sql)
    {
        // After a statement with a result, ExecuteNonQuery leaves the rest of the script to the reader's Dispose, which swallows its
        // errors.
        using var command = New(sql);
        using var reader = command.ExecuteReader();
        do
        {
            while (reader.Read()) { }
        } while (reader.NextResult());
    }

    /// <summary>Runs a statement once for each of its rows.</summary>
    public void RunForEachRow(SqlCommand statement)
    {
        if (Transaction is null)
            wait.Restart();
        var direct = Direct(statement);
        SqliteCommand? command = null;
        try
        {
            var told = statement.InsertsInto is { } table ? wait.Count(table, statement.Rows.Count) : null;
            foreach (var row in statement.Rows)
            {
                wait.ThrowIfInterrupted();
                if (direct?.TryRun(row) != true)
                {
                    command ??= statement.IsRepeated ? Kept(statement.Sql) : Make(statement.Sql);
                    // The wait for a lock is the same one: it does not begin again. An interruption from now on ends the command.
                    wait.Watch(command);
                    wait.ThrowIfInterrupted();
                    Bind(command.Parameters, row);
                    command.ExecuteNonQuery();
                }

                told?.Add();
            }

            told?.End(statement.Rows.Count);
        }
        finally
        {
            if (!statement.IsRepeated)
            {
                direct?.Dispose();
                command?.Dispose();
            }
        }
    }

    /// <returns>Null if only the driver may run it. It refuses a statement of a transaction that has ended.</returns>
    private RowStatement? Direct(SqlCommand statement)
    {
        if (connection.Handle is not { } handle || Transaction is not null && raw.sqlite3_get_autocommit(handle) != 0)
            return null;
        if (!statement.IsRepeated)
            return RowStatement.Of(handle, statement);
        // Code of a migration may have closed a connection, and opened it again.
        if (_repeatedRows.TryGetValue(statement.Sql, out var kept) && kept?.IsOf(handle) != false)
            return kept;
        kept?.Dispose();
        return _repeatedRows[statement.Sql] = RowStatement.Of(handle, statement);
    }

    /// <summary>A command that continues the wait that has begun.</summary>
    private SqliteCommand Make(string sql)
    {
        var command = connection.Value.CreateCommand();
        command.Transaction = Transaction;
        command.CommandText = sql;
        return command;
    }

    /// <summary>A kept command that continues the wait that has begun.</summary>
    private SqliteCommand Kept(string sql)
    {
        if (!_repeated.TryGetValue(sql, out var command))
            _repeated[sql] = command = Make(sql);
        command.Transaction = Transaction;
        command.CommandTimeout = connection.Value.DefaultTimeout;
        return command;
    }

    /// <summary>
    /// The timeout of a command. Within a transaction, all commands share one limit: they wait only to write to the file early, and
    /// continue without that.
    /// </summary>
    private void MayWait(SqliteCommand command)
    {
        if (Transaction is null)
            wait.Restart();
        wait.Watch(command);
    }

    /// <summary>Reads the first row of a statement, which is kept prepared; null if there is none.</summary>
    public object[]? ReadRepeated(string sql, IReadOnlyList<object?> values)
    {
        var command = Repeated(sql);
        Bind(command.Parameters, values);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return null;
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }

    private static void Bind(SqliteParameterCollection parameters, IReadOnlyList<object?> values)
    {
        for (var index = parameters.Count; index < values.Count; index++)
            parameters.Add(new SqliteParameter { ParameterName = $"@p{index}" });
        for (var index = 0; index < values.Count; index++)
        {
            parameters[index].ResetSqliteType();
            parameters[index].Value = values[index] ?? DBNull.Value;
        }
    }
}
