using System.Data.Common;

using Gromozeka.FluentMigrations.Dialect;

using Microsoft.Data.Sqlite;

using SQLitePCL;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>A connection of the driver; transactions by statements.</summary>
internal sealed class PlainSession(SqliteConnection connection, bool isNew) : IDatabaseSession
{
    private bool _isNew = isNew;

    public bool IsNew => _isNew;

    public string ConnectionString => connection.ConnectionString;

    public StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;

    public bool InTransaction => !_isNew && raw.sqlite3_get_autocommit(Opened().Handle) == 0;

    public ISchemaReader Schema => new PlainSchema(this);

    public void EnsureCreated()
    {
        Opened();
        _isNew = false;
    }

    public void Begin() => Run("BEGIN IMMEDIATE", []);

    public void Commit() => Run("COMMIT", []);

    public void Rollback()
    {
        if (InTransaction)
            Run("ROLLBACK", []);
    }

    public ICommandCollector NewCollector() => new PlainCollector(this);

    public void Execute(DatabaseCommand command)
    {
        switch (command)
        {
            case SqlCommand sql:
                foreach (var row in sql.Rows.DefaultIfEmpty([]))
                    Run(sql.Sql, row);
                break;
            case ConnectionCommand code:
                code.Operation(Opened(), null);
                break;
            case CheckCommand check:
                check.Run(this);
                break;
        }
    }

    public DbCommand CreateCommand(string sql)
    {
        var command = Opened().CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public object? ReadRepeated(string sql, object? value)
    {
        using var command = (SqliteCommand)CreateCommand(sql);
        command.Parameters.AddWithValue("@p0", value ?? DBNull.Value);
        return command.ExecuteScalar();
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

    private void Run(string sql, IReadOnlyList<object?> row)
    {
        using var command = (SqliteCommand)CreateCommand(sql);
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
