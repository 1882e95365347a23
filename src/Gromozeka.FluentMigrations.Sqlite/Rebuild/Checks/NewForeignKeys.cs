using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Checks whether the rows fit the new foreign keys of a table. Violations of its existing keys are ignored.</summary>
internal static class NewForeignKeys
{
    private const string Columns = "SELECT name, pk FROM pragma_table_xinfo(@p0, @p1)";

    public static IEnumerable<CheckCommand> Checks(IDatabaseSession session, TableRebuild rebuild, TableShape wanted, string rows)
    {
        var (schema, table) = (rebuild.Table.Schema, rebuild.Table.Name);
        var known = AuditedKey.Of(session, schema, table).Values.Select(key => key.Id).ToHashSet();
        return wanted
            .ForeignKeys.Select(key => new AuditedKey(
                schema,
                table,
                key.Columns,
                key.PrimaryTable.Name,
                [.. key.PrimaryColumns.Where(column => column.Length > 0)]
            ))
            .Where(key => !known.Contains(key.Id))
            .Select(key => Check(session, rebuild, key, rows))
            .OfType<CheckCommand>();
    }

    private static CheckCommand? Check(IDatabaseSession session, TableRebuild rebuild, AuditedKey key, string rows)
    {
        var isSelf = Names.Same(key.Parent, key.Table);
        var there = session.Rows(Columns, row => (Name: row.GetString(0), Position: row.GetInt64(1)), key.Parent, key.Schema);
        IReadOnlyList<string> columns =
            key.ParentColumns.Count > 0 ? key.ParentColumns
            : isSelf ? rebuild.After.PrimaryKey
            : [.. there.Where(column => column.Position > 0).OrderBy(column => column.Position).Select(column => column.Name)];
        // If the referenced table does not have the columns yet, or has no key on them, the change itself reports it.
        if (
            !isSelf
            && there.Count > 0
            && (columns.Count != key.Columns.Count || !columns.All(column => there.Any(one => Names.Same(one.Name, column))))
        )
            return null;
        var parent = isSelf ? rows : SqliteQuoter.ExactTable(key.Parent, key.Schema);
        // Compared by the rules of the referenced column; a unary plus removes the column's own affinity and collation.
        var same = columns.Zip(key.Columns, (one, other) => $"p.{SqliteQuoter.Exact(one)} = +c.{SqliteQuoter.Exact(other)}");
        var conditions = key
            .Columns.Select(column => $"c.{SqliteQuoter.Exact(column)} IS NOT NULL")
            .Concat(there.Count == 0 ? [] : [$"NOT EXISTS (SELECT 1 FROM {parent} AS p WHERE {string.Join(" AND ", same)})"]);
        return new RowCheck
        {
            Source = $"{rows} AS c",
            Condition = string.Join(" AND ", conditions),
            Key = rebuild.Key,
            Fault = RowCheck.Rows(key.Table, "refers", "refer", $"to rows of {key.Parent} that do not exist"),
        }.ToCommand();
    }
}
