using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Schema;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>Reads the columns of tables.</summary>
internal static class CatalogColumns
{
    public static ILookup<uint, ColumnShape> Read(NpgsqlConnection connection, string tables, object[] values) =>
        connection
            .Rows(
                $"""
                SELECT a.attrelid, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,
                  CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END,
                  coalesce(array_position(pk.conkey, a.attnum), 0),
                  coalesce((SELECT o.collname FROM pg_catalog.pg_collation o JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
                    WHERE o.oid = a.attcollation AND a.attcollation <> y.typcollation), ''),
                  a.attidentity <> '' OR pg_catalog.pg_get_serial_sequence(format('%I.%I', t.nspname, t.relname), a.attname) IS NOT NULL,
                  CASE a.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END,
                  CASE WHEN a.attgenerated <> '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END
                FROM (SELECT c.oid, n.nspname, c.relname {tables}) t
                JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                LEFT JOIN pg_catalog.pg_constraint pk ON pk.conrelid = a.attrelid AND pk.contype = 'p'
                ORDER BY a.attrelid, a.attnum
                """,
                row => (Table: row.GetFieldValue<uint>(0), Column: Column(row)),
                values
            )
            .ToLookup(one => one.Table, one => one.Column);

    /// <summary>How the numbers of identity columns come about is a rule of the column.</summary>
    public static IEnumerable<(uint Table, RuleShape Rule)> Identities(NpgsqlConnection connection, string tables, object[] values) =>
        connection.Rows(
            $"""
            SELECT a.attrelid, a.attname, a.attidentity = 'a'
            FROM (SELECT c.oid {tables}) t JOIN pg_catalog.pg_attribute a ON a.attrelid = t.oid
            WHERE a.attidentity <> '' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attrelid, a.attnum
            """,
            row =>
            {
                var (column, isAlways) = (row.GetString(1), row.GetBoolean(2));
                return (
                    row.GetFieldValue<uint>(0),
                    new RuleShape($"GENERATED {(isAlways ? "ALWAYS" : "BY DEFAULT")} AS IDENTITY", [column], column)
                );
            },
            values
        );

    private static ColumnShape Column(NpgsqlDataReader row) =>
        new(
            row.GetString(1),
            row.GetString(2),
            !row.GetBoolean(3),
            // A default of NULL is none.
            row.Text(4)
                is { } text
            && !text.StartsWith("NULL", StringComparison.Ordinal)
                ? text
                : null,
            row.GetInt32(5),
            row.GetString(6),
            row.GetBoolean(7),
            row.Text(8)
        )
        {
            Expression = row.Text(9),
            MayFail = !row.IsDBNull(9),
        };
}
