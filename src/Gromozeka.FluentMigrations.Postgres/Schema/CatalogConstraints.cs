using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Schema;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>Reads foreign keys, CHECKs, exclusion constraints, and what may be deferred.</summary>
internal sealed class CatalogConstraints
{
    private CatalogConstraints(
        ILookup<uint, ForeignKeyShape> foreignKeys,
        IEnumerable<(uint Table, RuleShape Rule)> rules,
        ILookup<uint, string> inTable
    ) => (ForeignKeys, Rules, InTable) = (foreignKeys, rules, inTable);

    public ILookup<uint, ForeignKeyShape> ForeignKeys { get; }

    public IEnumerable<(uint Table, RuleShape Rule)> Rules { get; }

    /// <summary>The constraints as a CREATE TABLE has them; foreign keys are added later.</summary>
    public ILookup<uint, string> InTable { get; }

    public static CatalogConstraints Read(NpgsqlConnection connection, string tables, object[] values)
    {
        var rows = connection.Rows(
            $"""
            SELECT k.conrelid, k.conname, k.contype::text, pg_catalog.pg_get_constraintdef(k.oid),
              {CatalogQueries.Names(
                "k.conrelid",
                "k.conkey"
            )},
              q.nspname, p.relname, {CatalogQueries.Names("k.confrelid", "k.confkey")}, k.confdeltype::text, k.confupdtype::text
            FROM (SELECT c.oid {tables}) t
            JOIN pg_catalog.pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('f', 'c', 'x', 'u', 'p')
              AND k.conislocal AND k.conparentid = 0
            LEFT JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
            LEFT JOIN pg_catalog.pg_namespace q ON q.oid = p.relnamespace
            ORDER BY k.conrelid, k.conname
            """,
            row =>
                (
                    Table: row.GetFieldValue<uint>(0),
                    Key: Key(row),
                    Rule: Rule(row),
                    Text: row.GetString(2) == "f" ? null : $"CONSTRAINT {PostgresNames.Quoted(row.GetString(1))} {row.GetString(3)}"
                ),
            values
        );
        return new CatalogConstraints(
            rows.Where(one => one.Key is not null).ToLookup(one => one.Table, one => one.Key!),
            rows.Where(one => one.Rule is not null).Select(one => (one.Table, one.Rule!)),
            rows.Where(one => one.Text is not null).ToLookup(one => one.Table, one => one.Text!)
        );
    }

    private static ForeignKeyShape? Key(NpgsqlDataReader row) =>
        row.GetString(2) == "f"
            ? new ForeignKeyShape(
                row.GetFieldValue<string[]>(4),
                PostgresNames.Of(row.GetString(5), row.GetString(6)),
                row.GetFieldValue<string[]>(7),
                Action(row.GetString(8)),
                Action(row.GetString(9))
            )
            {
                Name = row.GetString(1),
            }
            : null;

    /// <summary>Everything about a constraint for which there is no member: its text, without what the members say.</summary>
    private static RuleShape? Rule(NpgsqlDataReader row)
    {
        var (kind, text, columns) = (row.GetString(2), row.GetString(3), row.GetFieldValue<string[]>(4));
        if (kind is "c" or "x")
            return new RuleShape(text, columns, null) { IsCheck = kind == "c", Name = row.GetString(1) };
        var isSpecial =
            text.Contains(" DEFERRABLE", StringComparison.Ordinal)
            || text.EndsWith(" NOT VALID", StringComparison.Ordinal)
            || text.Contains(" MATCH FULL", StringComparison.Ordinal);
        return isSpecial ? new RuleShape(text, columns, null) { Name = row.GetString(1) } : null;
    }

    private static string Action(string code) =>
        code switch
        {
            "r" => "RESTRICT",
            "c" => "CASCADE",
            "n" => "SET NULL",
            "d" => "SET DEFAULT",
            _ => "NO ACTION",
        };
}
