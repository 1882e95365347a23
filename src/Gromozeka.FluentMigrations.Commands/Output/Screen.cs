namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// A stream to a terminal: lines are broken between words, and what continues a line stands under it. Spectre is loaded only for
/// what needs it.
/// </summary>
/// <param name="writer">Where to.</param>
/// <param name="hasColor">Whether colors are drawn.</param>
/// <param name="columns">The columns of a line.</param>
internal sealed class Screen(TextWriter writer, bool hasColor, int columns)
{
    private const int LeastWidth = 20;

    /// <summary>How far the continuation of a line without indentation is indented.</summary>
    private const int Hanging = 2;

    private readonly int _width = Math.Max(LeastWidth, columns);

    private Drawing? _drawing;

    private Drawing Drawing => _drawing ??= Drawing.Create(writer, hasColor, _width);

    /// <summary>Draws text, each line of it with its own indentation.</summary>
    public void Line(string markup)
    {
        foreach (var line in markup.Split('\n'))
        {
            if (Wrapping.Fits(line, _width))
                Write([line]);
            else if (Wrapping.Line(line, _width, Hanging) is { } parts)
                Write(parts);
            else
                Drawing.Line(line, Hanging);
        }
    }

    /// <summary>Draws facts beside each other; a line is broken between two of them first.</summary>
    public void Facts(IEnumerable<string> facts)
    {
        var (line, indent) = ("", 0);
        foreach (var fact in facts)
        {
            var longer = line.Length == 0 ? fact : line + Rows.BetweenFacts + fact;
            if (line.Length > 0 && !Wrapping.Fits(new string(' ', indent) + longer, _width))
            {
                Line(new string(' ', indent) + line);
                (line, indent) = (fact, Hanging);
            }
            else
            {
                line = longer;
            }
        }

        Line(new string(' ', indent) + line);
    }

    /// <summary>Draws rows whose cells stand below each other.</summary>
    /// <param name="rows">The rows; one with a single cell is a line of its own.</param>
    /// <param name="gap">The blanks between two cells.</param>
    public void Table(IReadOnlyList<string[]> rows, int gap)
    {
        var lines = Rows.Align(rows, gap).ToList();
        if (lines.TrueForAll(line => Wrapping.Fits(line, _width)))
            Write(lines);
        else if (Wrapping.Table(rows, _width, gap) is { } parts)
            Write(parts);
        else
            DrawTable(rows, gap);
    }

    public bool Confirm(string question) => Drawing.Confirm(question);

    private void DrawTable(IReadOnlyList<string[]> rows, int gap)
    {
        var columns = Columns.Of(rows, _width, gap);
        foreach (var row in rows)
        {
            if (row.Length == 1)
                Line(row[0]);
            else if (Drawing.Row(row, columns, gap) is { } below)
                Line(below);
        }
    }

    private void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            writer.WriteLine(hasColor ? Ansi.Of(line) : PlainText.Of(line));
    }
}
