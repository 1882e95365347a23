using System.Globalization;
using System.Text;
using Gromozeka.FluentMigrations.Commands.Schemas.Diagrams;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Commands.Schemas.Pages;

/// <summary>The entity-relationship diagram of a schema, as SVG.</summary>
internal sealed class Diagram
{
    private const double Header = 28;
    private const double Row = 19;
    private const double Letter = 7.3;
    private const double Padding = 10;
    private const double Margin = 30;

    private readonly StringBuilder _text = new();
    private readonly SchemaView _schema;
    private readonly Dictionary<TableName, (TableShape Shape, DiagramTable Box)> _boxes;

    private Diagram(SchemaView schema)
    {
        _schema = schema;
        _boxes = schema.Tables.ToDictionary(table => table.Name, table => (table, Box(table)), schema.Snapshot.Names);
    }

    /// <returns>The diagram; empty if there is no table.</returns>
    public static string Of(SchemaView schema) => schema.Tables.Count == 0 ? "" : new Diagram(schema).Write();

    private string Write()
    {
        var keys = _schema.Relations.Select(relation => (Relation: relation, Key: KeyOf(relation))).ToList();
        var (width, height) = DiagramLayout.Apply([.. _boxes.Values.Select(one => one.Box)], [.. keys.Select(one => one.Key)]);
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<svg id=\"diagram\" role=\"img\" aria-label=\"Entity-relationship diagram\" "
                + $"viewBox=\"{-Margin} {-Margin} {width + (2 * Margin):0} {height + (2 * Margin):0}\">\n<defs>\n"
                + $"{Marker("one", 12, "<path d=\"M6 1V11\"/>")}{Marker("maybe", 16, "<circle cx=\"7\" cy=\"6\" r=\"4\"/>")}"
                + $"{Marker("many", 12, "<path d=\"M12 1L2 6L12 11\"/>")}</defs>\n"
        );
        foreach (var (relation, key) in keys)
            Write(relation, key);
        foreach (var (shape, box) in _boxes.Values)
            Write(shape, box);
        return _text.Append("</svg>").ToString();
    }

    /// <summary>The end of a line, outside of the table that it touches.</summary>
    private static string Marker(string id, int width, string shape) =>
        $"<marker id=\"{id}\" viewBox=\"0 0 {width} 12\" refX=\"{width}\" refY=\"6\" markerWidth=\"{width}\" markerHeight=\"12\" "
        + $"markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\">{shape}</marker>\n";

    private static DiagramTable Box(TableShape table)
    {
        var letters = table.Columns.Select(column => column.Name.Length + column.Type.Length + 5).Append($"{table.Name}".Length + 1).Max();
        return new DiagramTable($"{table.Name}", Math.Round((letters * Letter) + (2 * Padding)), Header + (table.Columns.Count * Row) + 6);
    }

    private DiagramKey KeyOf(Relation relation)
    {
        var primary = relation.Key.PrimaryColumns[0] is { Length: > 0 } named ? named : relation.Parent.PrimaryKey.FirstOrDefault("");
        return new DiagramKey(
            _boxes[relation.Child.Name].Box,
            Offset(relation.Child, relation.Key.Columns[0]),
            _boxes[relation.Parent.Name].Box,
            Offset(relation.Parent, primary)
        );
    }

    /// <summary>The middle of a column; of the header for an unknown one.</summary>
    private static double Offset(TableShape table, string column)
    {
        var index = table.Columns.ToList().FindIndex(one => table.Names.Equals(one.Name, column));
        return index < 0 ? Header / 2 : Header + ((index + 0.5) * Row);
    }

    private void Write(Relation relation, DiagramKey key)
    {
        var (parent, child) = (relation.IsOptional ? "maybe" : "one", relation.IsOne ? "one" : "many");
        var isReversed = key.Child.Layer < key.Parent.Layer;
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"link\" data-child=\"{Html.Escape($"{relation.Child.Name}")}\" "
                + $"data-parent=\"{Html.Escape($"{relation.Parent.Name}")}\" marker-start=\"url(#{(isReversed ? child : parent)})\" "
                + $"marker-end=\"url(#{(isReversed ? parent : child)})\" d=\"{Path(key)}\">"
                + $"<title>{Html.Escape($"{relation.Child.Name} {relation.Key}")}</title></path>\n"
        );
    }

    private static string Path(DiagramKey key)
    {
        if (key.Path.Count == 0)
            return Loop(key);
        var path = new StringBuilder();
        foreach (var link in key.Path)
        {
            var (left, right) = (link.Left.X + link.Left.Width, link.Right.X);
            if (path.Length == 0)
                path.Append(CultureInfo.InvariantCulture, $"M{left:0.#} {link.LeftY:0.#}");
            var middle = (link.LayerEnd + right) / 2;
            path.Append(
                CultureInfo.InvariantCulture,
                $"H{link.LayerEnd:0.#}C{middle:0.#} {link.LeftY:0.#} {middle:0.#} {link.RightY:0.#} {right:0.#} {link.RightY:0.#}"
            );
        }

        return path.ToString();
    }

    /// <summary>A line on the right side of a table, to itself.</summary>
    private static string Loop(DiagramKey key)
    {
        var (x, from, to) = (key.Child.X + key.Child.Width, key.Parent.Y + key.ParentOffset, key.Child.Y + key.ChildOffset);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{x:0.#} {from:0.#}h14C{x + 44:0.#} {from:0.#} {x + 44:0.#} {to:0.#} {x + 14:0.#} {to:0.#}H{x:0.#}"
        );
    }

    private void Write(TableShape table, DiagramTable box)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<g class=\"table\" tabindex=\"0\" data-table=\"{Html.Escape(box.Name!)}\" transform=\"translate({box.X:0.#} {box.Y:0.#})\">"
                + $"<rect class=\"box\" width=\"{box.Width}\" height=\"{box.Height}\" rx=\"5\"/>"
                + $"<path class=\"head\" d=\"M0 {Header}V5a5 5 0 0 1 5 -5H{box.Width - 5}a5 5 0 0 1 5 5V{Header}Z\"/>"
                + $"<text class=\"name\" x=\"{Padding}\" y=\"{Header - 9}\">{Html.Escape(box.Name!)}</text>"
        );
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = table.Columns[i];
            var isForeign = table.ForeignKeys.Any(key => key.Columns.Contains(column.Name, table.Names));
            var kind =
                column.KeyPosition > 0 ? "key"
                : isForeign ? "foreign"
                : "plain";
            var y = Header + ((i + 0.5) * Row) + 4.5;
            _text.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"{kind}\" x=\"{Padding}\" y=\"{y}\">{Html.Escape(column.Name)}"
                    + $"{(column.IsNullable || column.KeyPosition > 0 ? "" : "<tspan class=\"required\"> *</tspan>")}</text>"
                    + $"<text class=\"type\" x=\"{box.Width - Padding}\" y=\"{y}\">{Html.Escape(column.Type)}</text>"
            );
        }

        _text.Append("</g>\n");
    }
}
