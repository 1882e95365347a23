using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Modules;

/// <summary>A virtual table and its related tables.</summary>
/// <param name="Table">The virtual table.</param>
/// <param name="Shadows">The tables in which its module stores its rows, each with its columns.</param>
/// <param name="Sources">Every name that its content may come from: a table, or the names in a view; empty without content.</param>
/// <param name="Told">The tables whose triggers pass rowids to it.</param>
/// <param name="IsKept">Whether triggers pass every change of its content to it.</param>
internal sealed record KnownModule(
    VirtualTable Table,
    IReadOnlyDictionary<string, string> Shadows,
    IReadOnlySet<string> Sources,
    IReadOnlyList<RowNumbers> Told,
    bool IsKept
)
{
    /// <summary>The rows of its content; null if it has none.</summary>
    public RowNumbers? Content => Table.Content is { } content ? new RowNumbers(Table, content, Table.ContentKey, Trigger: null) : null;

    /// <summary>All virtual tables except temporary ones.</summary>
    public static List<KnownModule> ReadAll(IDatabaseSession session) =>
        [.. VirtualTable.ReadAll(session).GroupBy(table => table.Key.Schema).SelectMany(tables => Read(session, [.. tables]))];

    private static IEnumerable<KnownModule> Read(IDatabaseSession session, IReadOnlyList<VirtualTable> tables)
    {
        var (shadows, upkeep) = (ShadowTables.Read(session, tables), Upkeep.Read(session, tables[0].Schema));
        return tables.Select(table => new KnownModule(
            table,
            shadows[table.Key].ToDictionary(shadow => shadow.Name, shadow => shadow.Columns),
            table.Content is { } content ? Views.Under(session, table.Schema, content) : new HashSet<string>(),
            [.. upkeep.NumbersOf(table)],
            upkeep.Keeps(table)
        ));
    }
}
