using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>A connection of the driver; transactions by statements.</summary>
internal sealed class PlainSession(SqliteConnection connection, bool isNew, bool abortsTransactions) : IDatabaseSession
{
    private readonly PlainTransaction _transaction = new(connection, abortsTransactions);
    private bool _isNew = isNew;

    /// <summary>Told of each statement that neither the dialect nor the author of a migration has written.</summary>
    public Action<string>? Told { get; init; }

    /// <summary>What the dialect itself has written.</summary>
    public HashSet<string> OfDialect { get; } = [];

    public bool IsNew => _isNew;

    public string ConnectionString => connection.ConnectionString;

    public bool InTransaction => !_isNew && _transaction.IsOpen;

    public ISchemaReader Schema => new PlainSchema(this);

    public void EnsureCreated()
    {
        Opened();
        _isNew = false;
    }

    public void Begin() => Run("BEGIN IMMEDIATE", []);

    public void Commit() => Run("COMMIT", []);

    public void Rollback() => _transaction.Rollback();

    public ICommandCollector NewCollector() => new PlainCollector(this);

    public void Execute(DatabaseCommand command)
    {
        switch (command)
        {
            case SqlCommand sql:
                Tell(sql.Sql);
                foreach (var row in sql.Rows.DefaultIfEmpty([]))
                    Run(sql.Sql, row);
                break;
            case ConnectionCommand code:
                _transaction.Run(() =>
                {
                    code.Operation(Opened(), null);
                    return true;
                });
                break;
            case CheckCommand check:
                check.Run(this);
                break;
        }
    }

    public DbCommand CreateCommand(string sql)
    {
        Tell(sql);
        return NewCommand(sql);
    }

    /// <summary>A command for the dialect's own questions.</summary>
    public DbCommand NewCommand(string sql)
    {
        return new PlainCommand(_transaction) { Connection = Opened(), CommandText = sql };
    }

    public object[]? ReadRepeated(string sql, params IReadOnlyList<object?> values)
    {
        Tell(sql);
        using var command = (SqliteCommand)NewCommand(sql);
        for (var index = 0; index < values.Count; index++)
            command.Parameters.AddWithValue($"@p{index}", values[index] ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return null;
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }

    public void Interrupt()
    {
        if (connection.Handle is { } handle)
            raw.sqlite3_interrupt(handle);
    }

    public TCapability? Find<TCapability>()
        where TCapability : class => null;

    public void Dispose()
    {
        Rollback();
        connection.Dispose();
    }

    private void Tell(string sql)
    {
        if (!OfDialect.Contains(sql))
            Told?.Invoke(sql);
    }

    private void Run(string sql, IReadOnlyList<object?> row)
    {
        using var command = (SqliteCommand)NewCommand(sql);
        for (var index = 0; index < row.Count; index++)
            command.Parameters.AddWithValue($"@p{index}", row[index] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Opened()
    {
        if (connection.State != System.Data.ConnectionState.Open)
            connection.Open();
        return connection;
    }
}
