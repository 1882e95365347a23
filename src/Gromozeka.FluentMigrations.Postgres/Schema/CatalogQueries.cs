namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>The parts of the queries of the system catalogs.</summary>
internal static class CatalogQueries
{
    /// <summary>A condition: in a schema of users.</summary>
    public const string EverySchema = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'";

    /// <summary>A condition: of the name in the parameters.</summary>
    public const string OneTable = "n.nspname = $1 AND c.relname = $2";

    /// <summary>
    /// A number that every change of what users have created changes: each row of a catalog has the number of the transaction that wrote
    /// it.
    /// Objects of the server itself have numbers below 16384.
    /// </summary>
    public const string Revision = """
        SELECT coalesce(sum(hashint8extended((id::bigint << 20) # stamp, part)), 0)::numeric % 9223372036854775807
        FROM (
          SELECT oid AS id, xmin::text::bigint AS stamp, 1 AS part FROM pg_class WHERE oid >= 16384 AND relnamespace <> 99
            AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I')
          UNION ALL SELECT attrelid, xmin::text::bigint * 2048 + attnum, 2 FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0
          UNION ALL SELECT oid, xmin::text::bigint, 3 FROM pg_constraint WHERE oid >= 16384
          UNION ALL SELECT oid, xmin::text::bigint, 4 FROM pg_attrdef WHERE oid >= 16384
          UNION ALL SELECT indexrelid, xmin::text::bigint, 5 FROM pg_index WHERE indexrelid >= 16384
          UNION ALL SELECT oid, xmin::text::bigint, 6 FROM pg_trigger WHERE oid >= 16384
          UNION ALL SELECT oid, xmin::text::bigint, 7 FROM pg_proc WHERE oid >= 16384
          UNION ALL SELECT oid, xmin::text::bigint, 8 FROM pg_rewrite WHERE oid >= 16384
          UNION ALL SELECT oid, xmin::text::bigint, 9 FROM pg_namespace WHERE oid >= 16384
          UNION ALL SELECT oid, xmin::text::bigint, 10 FROM pg_type WHERE oid >= 16384
          UNION ALL SELECT oid, xmin::text::bigint, 11 FROM pg_enum
          UNION ALL SELECT seqrelid, xmin::text::bigint, 12 FROM pg_sequence WHERE seqrelid >= 16384
          UNION ALL SELECT inhrelid, xmin::text::bigint, 13 FROM pg_inherits WHERE inhrelid >= 16384
        ) parts
        """;

    /// <summary>A condition: what belongs to an extension is not the user's.</summary>
    public static string NotOfExtension(string id, string catalog) =>
        $"NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend x WHERE x.classid = 'pg_catalog.{catalog}'::regclass AND x.objid = {id} "
        + "AND x.deptype = 'e')";

    /// <summary>The tables that store rows themselves, as <c>c</c>, with their schema <c>n</c>.</summary>
    public static string UserTables(string condition) =>
        "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
        + $"WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND {condition} AND {NotOfExtension("c.oid", "pg_class")}";

    /// <summary>A list of names of columns of a table, by their numbers.</summary>
    public static string Names(string table, string numbers) =>
        $"ARRAY(SELECT a.attname::text FROM unnest({numbers}) WITH ORDINALITY u(number, place) "
        + $"JOIN pg_catalog.pg_attribute a ON a.attrelid = {table} AND a.attnum = u.number ORDER BY u.place)";
}
