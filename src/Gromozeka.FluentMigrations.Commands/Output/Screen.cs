namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// A stream to a terminal: lines are wrapped between words, and continuation lines are indented. Spectre is loaded only if it is needed.
/// </summary>
/// <param name="writer">The output.</param>
/// <param name="hasColor">Whether to use colors.</param>
/// <param name="columns">The width of a line.</param>
internal sealed class Screen(TextWriter writer, bool hasColor, int columns)
{
    private const int LeastWidth = 20;

    /// <summary>The indentation of continuation lines of a line without indentation.</summary>
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

    /// <summary>Draws facts next to each other; lines are preferably wrapped between two of them.</summary>
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

    /// <summary>Draws rows with aligned cells.</summary>
    /// <param name="rows">The rows; one with a single cell is a line of its own.</param>
    /// <param name="gap">The number of spaces between two cells.</param>
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
