using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Lets SQLite read a statement in an empty in-memory database: only SQLite knows exactly what a statement means, and an edited statement
/// that it cannot read is detected before anything is written.
/// </summary>
internal static class ScratchDatabase
{
    private const string Columns = "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(@p0) ORDER BY cid";
    private const string Keys = "SELECT name, origin FROM pragma_index_list(@p0) WHERE \"unique\" = 1 ORDER BY seq";
    private const string KeyColumns = "SELECT name, coll FROM pragma_index_xinfo(@p0) WHERE key = 1 ORDER BY seqno";
    private const string IndexSql = "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = @p0";
    private const string Options = "SELECT wr, strict FROM pragma_table_list(@p0) WHERE schema = 'main'";

    /// <param name="table">The table.</param>
    /// <param name="sql">Its statement.</param>
    /// <param name="indexes">The statements of its indexes.</param>
    /// <param name="mayQuoteTexts">Whether the statements may have strings in double quotes.</param>
    /// <param name="options">How connections are prepared.</param>
    /// <exception cref="SqliteException">SQLite cannot read the statement.</exception>
    public static RebuildShape Read(
        string table,
        string sql,
        IEnumerable<string> indexes,
        bool mayQuoteTexts,
        SqliteDatabaseOptions options
    )
    {
        using var connection = PreparedConnection.Open("Data Source=:memory:;Pooling=False", options);
        var quotesTexts = Run(connection, sql, mayQuoteTexts);
        foreach (var index in indexes)
            quotesTexts |= TryRun(connection, index, mayQuoteTexts);

        var (withoutRowId, strict) = connection.Rows(Options, row => (row.GetInt64(0) != 0, row.GetInt64(1) != 0), table).Single();
        var columns = connection.Rows(
            Columns,
            row =>
            {
                raw.sqlite3_table_column_metadata(
                    connection.Handle,
                    "main",
                    table,
                    row.GetString(0),
                    out _,
                    out var collation,
                    out _,
                    out _,
                    out var isAutoincrement
                );
                var hasDefault = !row.IsDBNull(3) && !row.GetString(3).Equals("NULL", StringComparison.OrdinalIgnoreCase);
                var isKeyOfAll = withoutRowId && row.GetInt32(4) > 0;
                return new ShapeColumn(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetInt64(2) != 0 || isKeyOfAll,
                    hasDefault,
                    row.GetInt32(4),
                    row.GetInt64(5) > 1,
                    collation,
                    isAutoincrement != 0
                );
            },
            table
        );
        var keys = connection
            .Rows(Keys, row => (Name: row.GetString(0), Origin: row.GetString(1)), table)
            .Select(key => Key(connection, key.Name, key.Origin));
        return new RebuildShape(columns, [.. keys.OfType<ShapeKey>()], !withoutRowId, strict) { QuotesTexts = quotesTexts };
    }

    /// <summary>Lets SQLite alter an empty table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="sql">Its statement.</param>
    /// <param name="action">The text after the table's name in ALTER TABLE.</param>
    /// <param name="options">How the host prepares connections.</param>
    /// <returns>The statement that SQLite then stores; null if it cannot alter the table in this way.</returns>
    public static string? Alter(string table, string sql, string action, SqliteDatabaseOptions options)
    {
        using var connection = PreparedConnection.Open("Data Source=:memory:;Pooling=False", options);
        try
        {
            Run(connection, sql, mayQuoteTexts: true);
            connection.Run($"ALTER TABLE {SqliteQuoter.Instance.Quote(table)} {action}");
        }
        catch (SqliteException)
        {
            return null;
        }

        return connection
            .Rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = @p0", row => row.GetString(0), table)
            .Single();
    }

    /// <summary>Runs a statement, with strings in double quotes allowed if necessary.</summary>
    /// <returns>Whether it contains such strings.</returns>
    private static bool Run(SqliteConnection connection, string sql, bool mayQuoteTexts)
    {
        try
        {
            connection.Run(sql);
            return false;
        }
        catch (SqliteException) when (mayQuoteTexts)
        {
            QuotedTexts.Allow(connection, true);
        }

        try
        {
            connection.Run(sql);
            return true;
        }
        finally
        {
            QuotedTexts.Allow(connection, false);
        }
    }

    /// <summary>
    /// An index that needs a function or a collation of the application is omitted, because the change does not concern it.
    /// </summary>
    private static bool TryRun(SqliteConnection connection, string sql, bool mayQuoteTexts)
    {
        try
        {
            return Run(connection, sql, mayQuoteTexts);
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>
    /// An index with an expression (a column without a name) is omitted: its duplicates are detected when it is created again.
    /// </summary>
    private static ShapeKey? Key(SqliteConnection connection, string name, string origin)
    {
        var columns = connection.Rows(KeyColumns, row => (row.IsDBNull(0) ? null : row.GetString(0), row.GetString(1)), name);
        if (columns.Any(column => column.Item1 is null))
            return null;
        var sql = connection.Rows(IndexSql, row => row.IsDBNull(0) ? null : row.GetString(0), name).FirstOrDefault();
        var condition = sql is null ? "" : SqliteIndexText.Condition(sql);
        return new ShapeKey(
            origin == "pk",
            [.. columns.Select(column => (column.Item1!, column.Item2))],
            condition.Length == 0 ? null : condition
        );
    }
}
