using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Schema;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>Reads what is neither a table nor a part of one: views, triggers, functions, sequences and types.</summary>
internal static class CatalogObjects
{
    private static readonly string Views = $"""
        SELECT n.nspname, c.relname, c.relkind::text, CASE c.relkind
          WHEN 'v' THEN 'CREATE VIEW ' || format('%I.%I', n.nspname, c.relname) || ' AS ' || pg_catalog.pg_get_viewdef(c.oid)
          WHEN 'm' THEN 'CREATE MATERIALIZED VIEW ' || format('%I.%I', n.nspname, c.relname) || ' AS ' || pg_catalog.pg_get_viewdef(c.oid)
          ELSE 'CREATE FOREIGN TABLE ' || format('%I.%I', n.nspname, c.relname) END
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('v', 'm', 'f') AND c.relpersistence <> 't' AND {CatalogQueries.EverySchema}
          AND {CatalogQueries.NotOfExtension("c.oid", "pg_class")} ORDER BY c.oid
        """;

    private static readonly string TriggerRows = $"""
        SELECT n.nspname, c.relname, g.tgname, pg_catalog.pg_get_triggerdef(g.oid)
          || CASE g.tgenabled WHEN 'D' THEN ' (disabled)' WHEN 'R' THEN ' (on a replica only)' WHEN 'A' THEN ' (always)' ELSE '' END
        FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT g.tgisinternal AND g.tgparentid = 0 AND {CatalogQueries.EverySchema}
          AND {CatalogQueries.NotOfExtension("g.oid", "pg_trigger")} ORDER BY g.oid
        """;

    private static readonly string Routines = $"""
        SELECT n.nspname, format('%s(%s)', p.proname, pg_catalog.pg_get_function_identity_arguments(p.oid)),
          CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
          CASE WHEN p.prokind = 'a' THEN 'CREATE AGGREGATE ' || p.oid::regprocedure::text ELSE pg_catalog.pg_get_functiondef(p.oid) END,
          served.schema, served.table
        FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
        LEFT JOIN LATERAL (SELECT min(s.nspname) AS schema, min(c.relname) AS table FROM pg_catalog.pg_trigger g
          JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
          WHERE g.tgfoid = p.oid AND NOT g.tgisinternal HAVING count(DISTINCT g.tgrelid) = 1) served ON true
        WHERE {CatalogQueries.EverySchema} AND {CatalogQueries.NotOfExtension("p.oid", "pg_proc")} ORDER BY p.oid
        """;

    /// <summary>Those of identities and serial columns belong to their columns.</summary>
    private static readonly string Sequences = $"""
        SELECT n.nspname, c.relname, 'sequence', format(
          'CREATE SEQUENCE %I.%I AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s', n.nspname, c.relname,
          s.seqtypid::regtype, s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache,
          CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END)
        FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE {CatalogQueries.EverySchema} AND c.relpersistence <> 't' AND {CatalogQueries.NotOfExtension("c.oid", "pg_class")}
          AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
            AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')) ORDER BY c.oid
        """;

    private static readonly string Types = $"""
        SELECT n.nspname, t.typname, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END, CASE t.typtype
          WHEN 'e' THEN format('CREATE TYPE %I.%I AS ENUM (%s)', n.nspname, t.typname,
            (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e
              WHERE e.enumtypid = t.oid))
          WHEN 'd' THEN concat_ws(' ', format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname,
              pg_catalog.format_type(t.typbasetype, t.typtypmod)),
            CASE WHEN t.typnotnull THEN 'NOT NULL' END, 'DEFAULT ' || t.typdefault,
            (SELECT string_agg(format('CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)), ' ' ORDER BY k.conname)
              FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c'))
          WHEN 'c' THEN format('CREATE TYPE %I.%I AS (%s)', n.nspname, t.typname,
            (SELECT string_agg(format('%I %s', a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)), ', ' ORDER BY a.attnum)
              FROM pg_catalog.pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
          ELSE (SELECT format('CREATE TYPE %I.%I AS RANGE (SUBTYPE = %s)', n.nspname, t.typname, r.rngsubtype::regtype)
            FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid) END
        FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
        LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
        WHERE t.typtype IN ('e', 'd', 'c', 'r') AND (t.typtype <> 'c' OR c.relkind = 'c') AND {CatalogQueries.EverySchema}
          AND {CatalogQueries.NotOfExtension("t.oid", "pg_type")} ORDER BY t.oid
        """;

    /// <summary>All of them, in an order in which they can be created.</summary>
    public static List<SchemaObject> Read(NpgsqlConnection connection) =>
        [
            .. connection.Rows(Types, Other),
            .. connection.Rows(Sequences, Other),
            .. connection.Rows(Routines, Routine),
            .. connection.Rows(Views, View),
            .. Triggers(connection),
        ];

    public static List<SchemaObject> Triggers(NpgsqlConnection connection) =>
        connection.Rows(TriggerRows, row => new SchemaObject(
            SchemaObjectKind.Trigger,
            row.GetString(2),
            PostgresNames.Of(row.GetString(0), row.GetString(1)),
            row.GetString(3)
        )
        {
            IsNamedWithinTable = true,
        });

    private static SchemaObject Other(NpgsqlDataReader row) =>
        new(SchemaObjectKind.Other, row.GetString(1), PostgresNames.Of(row.GetString(0), row.GetString(1)), row.GetString(3))
        {
            Noun = row.GetString(2),
        };

    /// <summary>A function that only the triggers of one table call belongs to that table.</summary>
    private static SchemaObject Routine(NpgsqlDataReader row) =>
        row.Text(4) is { } schema ? Other(row) with { Table = PostgresNames.Of(schema, row.GetString(5)) } : Other(row);

    private static SchemaObject View(NpgsqlDataReader row)
    {
        var kind = row.GetString(2);
        return new SchemaObject(
            kind == "v" ? SchemaObjectKind.View : SchemaObjectKind.OtherTable,
            row.GetString(1),
            PostgresNames.Of(row.GetString(0), row.GetString(1)),
            row.GetString(3)
        )
        {
            Noun = kind switch
            {
                "v" => "view",
                "m" => "materialized view",
                _ => "foreign table",
            },
        };
    }
}
