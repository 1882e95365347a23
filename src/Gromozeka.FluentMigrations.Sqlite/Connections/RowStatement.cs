using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>
/// A statement that runs once for each row, without the reader and the parameters that the driver goes through each time, which takes
/// longer than SQLite itself. For everything that is not as usual, the driver's command remains.
/// </summary>
internal sealed class RowStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    private RowStatement(sqlite3 database, sqlite3_stmt statement) => (_database, _statement) = (database, statement);

    /// <param name="database">The connection.</param>
    /// <param name="command">The statement, with the parameters <c>@p0</c>, <c>@p1</c> and so on, and at least one row of values.</param>
    /// <returns>
    /// Null if the statement is invalid, has a result or other parameters, or is more than one, as raw SQL can be.
    /// </returns>
    public static RowStatement? Of(sqlite3 database, SqlCommand command)
    {
        var values = command.Rows[0].Count;
        if (raw.sqlite3_prepare_v2(database, command.Sql, out var statement, out var rest) == raw.SQLITE_OK && !statement.IsInvalid)
        {
            if (
                string.IsNullOrEmpty(rest)
                && raw.sqlite3_column_count(statement) == 0
                && raw.sqlite3_bind_parameter_count(statement) == values
                && Enumerable.Range(0, values).All(index => raw.sqlite3_bind_parameter_index(statement, $"@p{index}") == index + 1)
            )
                return new RowStatement(database, statement);
        }

        statement?.Dispose();
        return null;
    }

    /// <summary>Whether it was prepared on a connection.</summary>
    public bool IsOf(sqlite3 database) => ReferenceEquals(_database, database);

    /// <summary>Runs it with the values of a row.</summary>
    /// <returns>False if nothing has run, because something is locked, or a value is not of a type that SQLite stores.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public bool TryRun(IReadOnlyList<object?> values)
    {
        for (var index = 0; index < values.Count; index++)
        {
            if (Bind(index + 1, values[index]) is not { } bound)
                return false;
            SqliteException.ThrowExceptionForRC(bound, _database);
        }

        try
        {
            var result = raw.sqlite3_step(_statement);
            if (result is not (raw.SQLITE_DONE or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_LOCKED_SHAREDCACHE))
                SqliteException.ThrowExceptionForRC(result, _database);
            return result == raw.SQLITE_DONE;
        }
        finally
        {
            // One that has failed accepts no values before.
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int? Bind(int place, object? value) =>
        value switch
        {
            null or DBNull => raw.sqlite3_bind_null(_statement, place),
            long number => raw.sqlite3_bind_int64(_statement, place, number),
            // SQLite would store NaN as NULL; the driver refuses it.
            double number when !double.IsNaN(number) => raw.sqlite3_bind_double(_statement, place, number),
            string text => raw.sqlite3_bind_text(_statement, place, text),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
            _ => null,
        };
}
