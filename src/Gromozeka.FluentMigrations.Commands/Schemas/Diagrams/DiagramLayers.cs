namespace Gromozeka.FluentMigrations.Commands.Schemas.Diagrams;

/// <summary>
/// Assigns related tables to layers: each to the right of the tables that it references, and none higher than a limit, so that the diagram
/// is about as wide as a screen. The first step of a layered layout (Sugiyama, Tagawa, Toda 1981).
/// </summary>
internal static class DiagramLayers
{
    private const double AspectRatio = 2.2;
    private const double Between = 110;

    public static IReadOnlyList<List<DiagramTable>> Of(IReadOnlyList<DiagramTable> tables, IReadOnlyList<DiagramKey> keys)
    {
        var layers = new List<List<DiagramTable>>();
        var limit = HighestLayer(tables);
        var heights = new List<double>();
        var parents = keys.Where(key => key.Child != key.Parent).ToLookup(key => key.Child, key => key.Parent);
        var children = keys.ToLookup(key => key.Parent, key => key.Child);
        var placed = new HashSet<DiagramTable>();
        foreach (var table in InOrder(tables, parents))
        {
            var first = parents[table].Where(placed.Contains).Select(parent => parent.Layer + 1).DefaultIfEmpty(0).Max();
            // In a circle, a table may follow one that references it. A line within a layer would cross the tables between.
            var taken = children[table].Where(placed.Contains).Select(child => child.Layer).ToHashSet();
            while (taken.Contains(first) || (first < layers.Count && heights[first] + table.Height > limit))
                first++;
            while (first >= layers.Count)
            {
                layers.Add([]);
                heights.Add(0);
            }

            placed.Add(table);
            table.Layer = first;
            layers[first].Add(table);
            heights[first] += table.Height + table.Gap;
        }

        Connect(layers, keys);
        return layers;
    }

    private static double HighestLayer(IReadOnlyList<DiagramTable> tables)
    {
        var area = tables.Sum(table => (table.Width + Between) * (table.Height + table.Gap));
        return Math.Max(Math.Sqrt(area / AspectRatio), tables.Max(table => table.Height));
    }

    /// <summary>Referenced tables first. A circle begins with the table that most others reference.</summary>
    private static IEnumerable<DiagramTable> InOrder(IReadOnlyList<DiagramTable> tables, ILookup<DiagramTable, DiagramTable> parents)
    {
        var references = parents.SelectMany(all => all).CountBy(parent => parent).ToDictionary();
        var rest = new LinkedList<DiagramTable>(tables.OrderByDescending(table => references.GetValueOrDefault(table)));
        var waiting = rest.ToHashSet();
        while (rest.First is { } first)
        {
            var next = rest.FirstOrDefault(table => !parents[table].Any(waiting.Contains)) ?? first.Value;
            rest.Remove(next);
            waiting.Remove(next);
            yield return next;
        }
    }

    /// <summary>
    /// Leads each key through the layers between its tables. Keys to the same table share their bends, so that they merge on the way.
    /// </summary>
    private static void Connect(List<List<DiagramTable>> layers, IReadOnlyList<DiagramKey> keys)
    {
        var bends = new Dictionary<(DiagramTable Table, double Offset, int Layer), DiagramTable>();
        var links = new HashSet<(DiagramTable, double, DiagramTable, double)>();
        foreach (var key in keys.Where(key => key.Child.Layer != key.Parent.Layer))
        {
            var isReversed = key.Child.Layer < key.Parent.Layer;
            var (left, leftOffset) = isReversed ? (key.Child, key.ChildOffset) : (key.Parent, key.ParentOffset);
            var (right, rightOffset) = isReversed ? (key.Parent, key.ParentOffset) : (key.Child, key.ChildOffset);
            var (at, offset) = (left, leftOffset);
            for (var layer = left.Layer + 1; layer < right.Layer; layer++)
            {
                if (!bends.TryGetValue((left, leftOffset, layer), out var bend))
                {
                    bends[(left, leftOffset, layer)] = bend = new DiagramTable(null, 0, 0) { Layer = layer };
                    layers[layer].Add(bend);
                }

                Add(at, offset, bend, 0);
                (at, offset) = (bend, 0);
            }

            Add(at, offset, right, rightOffset);

            void Add(DiagramTable one, double oneOffset, DiagramTable other, double otherOffset)
            {
                var link = new DiagramLink(one, oneOffset, other, otherOffset);
                key.Path.Add(link);
                if (!links.Add((one, oneOffset, other, otherOffset)))
                    return;
                one.After.Add(link);
                other.Before.Add(link);
            }
        }
    }
}
