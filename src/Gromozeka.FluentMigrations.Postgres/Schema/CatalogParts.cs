using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Schema;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Schema;

/// <summary>The tables of some schemas, and their parts: each kind read with one query.</summary>
internal sealed class CatalogParts
{
    private readonly List<(uint Id, TableName Name, string Options)> _tables;
    private readonly ILookup<uint, ColumnShape> _columns;
    private readonly ILookup<uint, IndexShape> _indexes;
    private readonly ILookup<uint, ForeignKeyShape> _keys;
    private readonly ILookup<uint, RuleShape> _rules;
    private readonly ILookup<uint, string> _constraints;

    private CatalogParts(NpgsqlConnection connection, string condition, object[] values)
    {
        var tables = CatalogQueries.UserTables(condition);
        _tables = connection.Rows(
            $"""
            SELECT c.oid, n.nspname, c.relname, concat_ws(' ',
              CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED' END,
              CASE WHEN c.relkind = 'p' THEN 'PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid) END,
              (SELECT CASE WHEN c.relispartition THEN 'PARTITION OF ' ELSE 'INHERITS ' END || string_agg(i.inhparent::regclass::text, ', '
                 ORDER BY i.inhseqno) FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid),
              pg_catalog.pg_get_expr(c.relpartbound, c.oid),
              CASE WHEN c.reloptions IS NOT NULL THEN 'WITH (' || array_to_string(c.reloptions, ', ') || ')' END,
              CASE WHEN c.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
              CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END)
            {tables} ORDER BY c.oid
            """,
            row => (row.GetFieldValue<uint>(0), PostgresNames.Of(row.GetString(1), row.GetString(2)), row.GetString(3)),
            values
        );
        var of = _tables.ToDictionary(table => table.Id, table => table.Name);
        _columns = CatalogColumns.Read(connection, tables, values);
        var constraints = CatalogConstraints.Read(connection, tables, values);
        _keys = constraints.ForeignKeys;
        _constraints = constraints.InTable;
        _rules = CatalogColumns
            .Identities(connection, tables, values)
            .Concat(constraints.Rules)
            .ToLookup(one => one.Table, one => one.Rule);
        _indexes = CatalogIndexes.Read(connection, tables, values, of);
    }

    /// <param name="connection">The connection.</param>
    /// <param name="condition">Which tables.</param>
    /// <param name="values">The values of the parameters of the condition.</param>
    public static CatalogParts Read(NpgsqlConnection connection, string condition, object[] values) => new(connection, condition, values);

    public IEnumerable<TableShape> Tables()
    {
        foreach (var (id, name, options) in _tables)
        {
            var table = new TableShape(name, [.. _columns[id]], [.. _indexes[id]], [.. _keys[id]], options, "")
            {
                Names = PostgresNames.Comparer.Parts,
                Rules = [.. _rules[id]],
            };
            yield return table with
            {
                Sql = TableText.Create(table, _constraints[id], options),
            };
        }
    }
}
