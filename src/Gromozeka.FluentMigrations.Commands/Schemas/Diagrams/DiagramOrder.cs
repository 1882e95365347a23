namespace Gromozeka.FluentMigrations.Commands.Schemas.Diagrams;

/// <summary>Orders the tables within their layers so that few lines cross, by the average places of their neighbors.</summary>
internal static class DiagramOrder
{
    private const int Rounds = 12;

    public static void Apply(IReadOnlyList<List<DiagramTable>> layers)
    {
        var best = Copy(layers);
        var fewest = Crossings(layers);
        for (var round = 0; round < Rounds && fewest > 0; round++)
        {
            if (round % 2 == 0)
            {
                for (var i = 1; i < layers.Count; i++)
                    Sort(layers, i, table => table.Before.Select(link => link.Left));
            }
            else
            {
                for (var i = layers.Count - 2; i >= 0; i--)
                    Sort(layers, i, table => table.After.Select(link => link.Right));
            }

            if (Crossings(layers) is var crossings && crossings < fewest)
                (best, fewest) = (Copy(layers), crossings);
        }

        for (var i = 0; i < layers.Count; i++)
        {
            layers[i].Clear();
            layers[i].AddRange(best[i]);
        }
    }

    private static void Sort(IReadOnlyList<List<DiagramTable>> layers, int index, Func<DiagramTable, IEnumerable<DiagramTable>> neighbors)
    {
        var places = layers
            .SelectMany(layer => layer.Select((table, place) => (table, place)))
            .ToDictionary(one => one.table, one => one.place);
        var sorted = layers[index]
            .OrderBy(table => neighbors(table).Select(other => (double)places[other]).DefaultIfEmpty(places[table]).Average())
            .ToList();
        layers[index].Clear();
        layers[index].AddRange(sorted);
    }

    private static int Crossings(IReadOnlyList<List<DiagramTable>> layers)
    {
        var count = 0;
        var places = layers
            .SelectMany(layer => layer.Select((table, place) => (table, place)))
            .ToDictionary(one => one.table, one => one.place);
        foreach (var layer in layers)
        {
            var links = layer
                .SelectMany(table => table.After)
                .Select(link => (Left: (places[link.Left], link.LeftOffset), Right: (places[link.Right], link.RightOffset)))
                .ToList();
            for (var i = 0; i < links.Count; i++)
            {
                for (var j = i + 1; j < links.Count; j++)
                {
                    if (links[i].Left.CompareTo(links[j].Left) * links[i].Right.CompareTo(links[j].Right) < 0)
                        count++;
                }
            }
        }

        return count;
    }

    private static List<List<DiagramTable>> Copy(IReadOnlyList<List<DiagramTable>> layers) => [.. layers.Select(layer => layer.ToList())];
}
