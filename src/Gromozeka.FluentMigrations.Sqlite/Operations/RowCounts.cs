using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Counts the rows of a table.</summary>
internal static class RowCounts
{
    /// <summary>Whether a table exists and has a row.</summary>
    public static bool HasRows(this SqliteSession session, string table, string? schema) =>
        new SqliteSchemaQueries(session, SqliteQuoter.Instance).TableExists(schema, table)
        && session.Number($"SELECT EXISTS (SELECT 1 FROM {SqliteQuoter.Instance.QuoteTableName(table, schema)})") > 0;

    /// <summary>The row count of a table; 0 if it does not exist.</summary>
    public static long CountRows(this SqliteSession session, string table, string? schema) =>
        session.HasRows(table, schema) ? session.Number($"SELECT count(*) FROM {SqliteQuoter.Instance.QuoteTableName(table, schema)}") : 0;
}
