namespace Gromozeka.FluentMigrations.Commands.Schemas.Diagrams;

/// <summary>
/// Places ordered layers: each table as near as possible to the height at which its lines are straight, without overlapping.
/// </summary>
internal static class DiagramPlaces
{
    private const int Rounds = 24;

    public static void Apply(IReadOnlyList<List<DiagramTable>> layers)
    {
        var x = 0.0;
        foreach (var layer in layers)
        {
            var (y, width) = (0.0, layer.Max(table => table.Width));
            foreach (var table in layer)
            {
                (table.X, table.Y, table.LayerWidth) = (x, y, width);
                y += table.Height + table.Gap;
            }

            x += width + 70 + Math.Min(60, 5 * layer.Sum(table => table.After.Count));
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in round % 2 == 0 ? layers : layers.Reverse())
                Settle(layer);
        }

        var top = layers.SelectMany(layer => layer).Min(table => table.Y);
        foreach (var table in layers.SelectMany(layer => layer))
            table.Y -= top;
    }

    /// <summary>
    /// The positions with the least sum of squared distances from the desired ones that keep order and gaps: neighbors that would overlap
    /// form a block, which is placed as a whole (pool adjacent violators).
    /// </summary>
    private static void Settle(List<DiagramTable> layer)
    {
        var blocks = new List<(double Sum, double Weight, int Count)>();
        var offsets = new double[layer.Count];
        for (var i = 0; i < layer.Count; i++)
        {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + layer[i - 1].Height + Math.Max(layer[i - 1].Gap, layer[i].Gap);
            var (wish, weight) = Wish(layer[i]);
            var block = (Sum: (wish - offsets[i]) * weight, Weight: weight, Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Weight >= block.Sum / block.Weight)
            {
                block = (block.Sum + blocks[^1].Sum, block.Weight + blocks[^1].Weight, block.Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        var at = 0;
        foreach (var (sum, weight, count) in blocks)
        {
            for (var end = at + count; at < end; at++)
                layer[at].Y = (sum / weight) + offsets[at];
        }
    }

    private static (double Y, double Weight) Wish(DiagramTable table)
    {
        var wishes = table
            .Before.Select(link => link.LeftY - link.RightOffset)
            .Concat(table.After.Select(link => link.RightY - link.LeftOffset))
            .ToList();
        return wishes.Count == 0 ? (table.Y, 0.01) : (wishes.Average(), wishes.Count);
    }
}
