using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Schema;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>Reads the indexes of tables, also those of keys.</summary>
internal static class CatalogIndexes
{
    public static ILookup<uint, IndexShape> Read(
        NpgsqlConnection connection,
        string tables,
        object[] values,
        IReadOnlyDictionary<uint, TableName> names
    ) =>
        connection
            .Rows(
                $"""
                SELECT i.indrelid, x.relname, i.indisunique, k.contype::text, pg_catalog.pg_get_indexdef(i.indexrelid),
                  pg_catalog.pg_get_expr(i.indpred, i.indrelid), m.amname, i.indisvalid,
                  ARRAY(SELECT
                    CASE WHEN p.number = 0 THEN '(' || pg_catalog.pg_get_indexdef(i.indexrelid, p.place::int, false) || ')'
                      ELSE a.attname END
                    || CASE WHEN o.collname IS NULL THEN '' ELSE ' COLLATE ' || o.collname END
                    || CASE WHEN c.opcdefault THEN '' ELSE ' ' || c.opcname END
                    || CASE p.flags & 3 WHEN 0 THEN '' WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST' ELSE ' DESC' END
                    FROM ROWS FROM (unnest(i.indkey::int2[]), unnest(i.indoption::int2[]), unnest(i.indcollation::oid[]),
                      unnest(i.indclass::oid[]))
                      WITH ORDINALITY p(number, flags, coll, opclass, place)
                    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = p.number
                    LEFT JOIN pg_catalog.pg_opclass c ON c.oid = p.opclass
                    LEFT JOIN pg_catalog.pg_type y ON y.oid = a.atttypid
                    LEFT JOIN pg_catalog.pg_collation o ON o.oid = p.coll AND p.coll <> coalesce(a.attcollation, 100)
                    WHERE p.place <= i.indnkeyatts ORDER BY p.place),
                  {CatalogQueries.Names("i.indrelid", "(i.indkey::int2[])[0:i.indnkeyatts - 1]")},
                  {CatalogQueries.Names("i.indrelid", "(i.indkey::int2[])[i.indnkeyatts:]")},
                  i.indexprs IS NOT NULL OR i.indpred IS NOT NULL,
                  pg_catalog.pg_get_indexdef(i.indexrelid) LIKE '% NULLS NOT DISTINCT%'
                FROM (SELECT c.oid {tables}) t
                JOIN pg_catalog.pg_index i ON i.indrelid = t.oid
                JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                JOIN pg_catalog.pg_am m ON m.oid = x.relam
                LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.conrelid = i.indrelid
                  AND k.contype IN ('p', 'u', 'x')
                WHERE coalesce(k.contype, '') <> 'x' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)
                ORDER BY i.indrelid, x.relname
                """,
                row => (Table: row.GetFieldValue<uint>(0), Index: Index(row, names[row.GetFieldValue<uint>(0)])),
                values
            )
            .ToLookup(one => one.Table, one => one.Index);

    private static IndexShape Index(NpgsqlDataReader row, TableName table)
    {
        var origin = row.Text(3) switch
        {
            "p" => IndexOrigin.PrimaryKey,
            "u" => IndexOrigin.Unique,
            _ => IndexOrigin.Statement,
        };
        var columns = row.GetFieldValue<string[]>(8).ToList();
        // What there is no member for is part of its last column, so that a difference is found.
        columns[^1] += row.GetString(6) is not "btree" and var method ? $" using {method}" : "";
        columns[^1] += row.GetFieldValue<string[]>(10) is { Length: > 0 } included ? $" including {string.Join(", ", included)}" : "";
        columns[^1] += row.GetBoolean(12) ? " nulls not distinct" : "";
        columns[^1] += row.GetBoolean(7) ? "" : " (invalid: its creation failed)";
        return new IndexShape(
            row.GetString(1),
            table,
            row.GetBoolean(2),
            origin,
            columns,
            row.Text(5),
            origin == IndexOrigin.Statement ? row.GetString(4) : null
        )
        {
            ColumnNames = row.GetFieldValue<string[]>(9),
            MayFail = row.GetBoolean(11),
        };
    }
}
