namespace Gromozeka.FluentMigrations.Commands.Schemas.Diagrams;

/// <summary>Whatever the tables and keys are, no table overlaps another, and no line passes a table.</summary>
public sealed class DiagramLayoutTests
{
    [Fact]
    public void Apply_RandomSchemas_OverlapsNothing() =>
        Choices.Try(
            choices =>
            {
                var (tables, keys) = Random(choices);

                var (width, height) = DiagramLayout.Apply(tables, keys);

                foreach (var (one, other) in tables.SelectMany((one, i) => tables.Skip(i + 1).Select(other => (one, other))))
                    Assert.False(Overlap(one, other), $"{one.Name} overlaps {other.Name}");
                Assert.All(tables, table =>
                {
                    Assert.InRange(table.X, 0, width - table.Width + 0.001);
                    Assert.InRange(table.Y, -0.001, height - table.Height + 0.001);
                });
                Assert.All(keys, key => AssertLeads(key, tables));
            },
            choices => string.Join(", ", Random(choices).Keys.Select(key => $"{key.Child.Name}->{key.Parent.Name}"))
        );

    [Fact]
    public void Apply_TheSameSchema_HasTheSameLayout()
    {
        var choices = Enumerable.Range(0, 400).Select(i => (uint)(i * 7919)).ToArray();

        var layouts = Enumerable
            .Range(0, 2)
            .Select(_ =>
            {
                var (tables, keys) = Random(new Choices(choices));
                DiagramLayout.Apply(tables, keys);
                return tables.Select(table => (table.Name, table.X, table.Y)).ToList();
            })
            .ToList();

        Assert.Equal(layouts[0], layouts[1]);
    }

    [Fact]
    public void Apply_AReferencedTable_IsLeftOfThoseThatReferenceIt()
    {
        var (users, orders, lines) = (Table("users"), Table("orders"), Table("lines"));

        DiagramLayout.Apply([lines, orders, users], [new(orders, 30, users, 30), new(lines, 30, orders, 30)]);

        Assert.True(users.X < orders.X && orders.X < lines.X);
    }

    [Fact]
    public void Apply_ACircleOfTables_LeadsEveryLineToAnotherLayer()
    {
        var (one, two, three) = (Table("one"), Table("two"), Table("three"));
        DiagramKey[] keys = [new(one, 30, two, 30), new(two, 30, one, 30), new(two, 40, three, 30), new(three, 30, one, 30)];

        DiagramLayout.Apply([one, two, three], keys);

        Assert.All(keys, key => Assert.NotEqual(key.Child.Layer, key.Parent.Layer));
        Assert.All(keys, key => Assert.NotEmpty(key.Path));
    }

    private static DiagramTable Table(string name) => new(name, 100, 60);

    private static bool Overlap(DiagramTable one, DiagramTable other) =>
        one.X < other.X + other.Width - 0.001
        && other.X < one.X + one.Width - 0.001
        && one.Y < other.Y + other.Height - 0.001
        && other.Y < one.Y + one.Height - 0.001;

    /// <summary>The parts of a line join, from one table to the other; where a part is within a layer, it is level and free.</summary>
    private static void AssertLeads(DiagramKey key, IReadOnlyList<DiagramTable> tables)
    {
        if (key.Child == key.Parent)
        {
            Assert.Empty(key.Path);
            return;
        }

        Assert.Equal(new[] { key.Child, key.Parent }.ToHashSet(), new[] { key.Path[0].Left, key.Path[^1].Right }.ToHashSet());
        Assert.All(key.Path.Zip(key.Path.Skip(1)), pair => Assert.Same(pair.First.Right, pair.Second.Left));
        Assert.All(key.Path, link =>
            Assert.DoesNotContain(tables, table =>
                table != link.Left
                && table.Layer == link.Left.Layer
                && table.X == link.Left.X
                && table.Y < link.LeftY
                && link.LeftY < table.Y + table.Height
                && table.LayerWidth > 0
            )
        );
    }

    private static (IReadOnlyList<DiagramTable> Tables, IReadOnlyList<DiagramKey> Keys) Random(Choices choices)
    {
        var tables = Enumerable
            .Range(0, choices.Next(1, 30))
            .Select(i => new DiagramTable($"t{i}", choices.Next(40, 300), choices.Next(40, 500)))
            .ToList();
        var keys = Enumerable
            .Range(0, choices.Next(40))
            .Select(_ => new DiagramKey(choices.Pick(tables), choices.Next(5, 40), choices.Pick(tables), choices.Next(5, 40)))
            .ToList();
        return (tables, keys);
    }
}
