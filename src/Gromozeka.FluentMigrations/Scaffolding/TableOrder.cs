using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Scaffolding;

/// <summary>Sorts tables so that each is created after those that it refers to. In a circle of references, one has to be first.</summary>
internal static class TableOrder
{
    public static IEnumerable<TableShape> Of(IEnumerable<TableShape> tables)
    {
        var all = tables.ToList();
        var seen = new HashSet<TableShape>(ReferenceEqualityComparer.Instance);
        return all.SelectMany(table => After(table, all, seen));
    }

    private static IEnumerable<TableShape> After(TableShape table, List<TableShape> all, HashSet<TableShape> seen) =>
        !seen.Add(table)
            ? []
            :
            [
                .. table
                    .ForeignKeys.Select(key => all.Find(other => table.Names.Equals(other.Name.Name, key.PrimaryTable.Name)))
                    .OfType<TableShape>()
                    .SelectMany(parent => After(parent, all, seen)),
                table,
            ];
}
