namespace Gromozeka.FluentMigrations.Commands.Schemas.Diagrams;

/// <summary>
/// Lays out an entity-relationship diagram when it is written, so that a page with it needs neither a library nor a network. The same
/// schema always has the same layout.
/// </summary>
internal static class DiagramLayout
{
    private const double Gap = 28;

    /// <returns>The size of the diagram.</returns>
    public static (double Width, double Height) Apply(IReadOnlyList<DiagramTable> tables, IReadOnlyList<DiagramKey> keys)
    {
        var related = tables
            .Where(table => keys.Any(key => key.Child != key.Parent && (key.Child == table || key.Parent == table)))
            .ToList();
        if (related.Count > 0)
        {
            var layers = DiagramLayers.Of(related, keys);
            DiagramOrder.Apply(layers);
            DiagramPlaces.Apply(layers);
        }

        var height = related.Select(table => table.Y + table.Height).DefaultIfEmpty(-2 * Gap).Max();
        var width = related.Select(table => table.X + table.Width).DefaultIfEmpty(0).Max();
        Shelve([.. tables.Except(related)], Math.Max(width, Widest(tables)), height + (2 * Gap));
        return (tables.Select(table => table.X + table.Width).Max(), tables.Select(table => table.Y + table.Height).Max());
    }

    private static double Widest(IReadOnlyList<DiagramTable> tables) =>
        Math.Max(tables.Max(table => table.Width), Math.Sqrt(1.7 * tables.Sum(table => (table.Width + Gap) * (table.Height + Gap))));

    /// <summary>Places the tables without relations below the others, in rows of similar heights.</summary>
    private static void Shelve(IReadOnlyList<DiagramTable> tables, double width, double top)
    {
        var (x, y, height) = (0.0, top, 0.0);
        foreach (var table in tables.OrderByDescending(table => table.Height))
        {
            if (x > 0 && x + table.Width > width)
                (x, y, height) = (0, y + height + Gap, 0);
            (table.X, table.Y) = (x, y);
            x += table.Width + Gap;
            height = Math.Max(height, table.Height);
        }
    }
}
