using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>SQL about the ends of a column, at a cost that does not depend on its rows.</summary>
internal static class KeyTest
{
    /// <summary>Whether a column of an ordinary table is an integer that is never NULL, with a unique index on it alone.</summary>
    public static string Of(PostgresDatabase database, TableName table, string column) =>
        "EXISTS (SELECT 1 FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indrelid "
        + "JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] "
        + $"WHERE i.indrelid = pg_catalog.to_regclass({PostgresNames.Literal(database.Quote(table))}) AND c.relkind = 'r' "
        + "AND i.indisunique AND i.indisvalid AND i.indimmediate AND i.indpred IS NULL AND i.indnkeyatts = 1 "
        + "AND a.attnotnull AND a.atttypid IN (20, 21, 23) "
        + $"AND a.attname = {PostgresNames.Literal(column)})";

    public static string Highest(PostgresDatabase database, TableName table, string column, int count)
    {
        var key = $"v.{database.Quoter.QuoteColumnName(column)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {key} FROM {database.Quote(table)} v ORDER BY {key} DESC LIMIT {count}"
        );
    }
}
