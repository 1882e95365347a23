namespace Gromozeka.FluentMigrations.Commands.Schemas.Diagrams;

/// <summary>A table in the diagram, or a bend: a place of no size through which links pass a layer.</summary>
/// <param name="name">The name of the table; null for a bend.</param>
/// <param name="width">Its width.</param>
/// <param name="height">Its height.</param>
internal sealed class DiagramTable(string? name, double width, double height)
{
    public string? Name { get; } = name;

    public double Width { get; } = width;

    public double Height { get; } = height;

    /// <summary>The links to the layer before.</summary>
    public List<DiagramLink> Before { get; } = [];

    /// <summary>The links to the layer after.</summary>
    public List<DiagramLink> After { get; } = [];

    /// <summary>The layer, from left to right.</summary>
    public int Layer { get; set; }

    /// <summary>The width of the widest table of the layer.</summary>
    public double LayerWidth { get; set; }

    public double X { get; set; }

    public double Y { get; set; }

    /// <summary>The free space around it.</summary>
    public double Gap => Name is null ? 12 : 28;
}

/// <summary>A line between two neighboring layers.</summary>
/// <param name="Left">The table or bend in the left layer.</param>
/// <param name="LeftOffset">Where it leaves there, from the top.</param>
/// <param name="Right">The table or bend in the right layer.</param>
/// <param name="RightOffset">Where it leaves there, from the top.</param>
internal sealed record DiagramLink(DiagramTable Left, double LeftOffset, DiagramTable Right, double RightOffset)
{
    /// <summary>Where the left layer ends: until there a line is level, so that it passes no table of the layer.</summary>
    public double LayerEnd => Left.X + Left.LayerWidth;

    public double LeftY => Left.Y + LeftOffset;

    public double RightY => Right.Y + RightOffset;
}

/// <summary>A foreign key in the diagram.</summary>
/// <param name="Child">The table that has it.</param>
/// <param name="ChildOffset">The middle of its column, from the top of the table.</param>
/// <param name="Parent">The table that it references.</param>
/// <param name="ParentOffset">The middle of the referenced column.</param>
internal sealed record DiagramKey(DiagramTable Child, double ChildOffset, DiagramTable Parent, double ParentOffset)
{
    /// <summary>The lines from the left to the right table; empty for a table that references itself.</summary>
    public List<DiagramLink> Path { get; } = [];
}
