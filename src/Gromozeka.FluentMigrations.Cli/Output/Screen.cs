using Spectre.Console;

namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>
/// A stream that a person looks at: lines are broken between words, and what continues a line stands under it. A class of its own, so that
/// Spectre is loaded only where it draws.
/// </summary>
internal sealed class Screen
{
    private const int LeastWidth = 20;

    /// <summary>How far the continuation of a line without indentation is indented.</summary>
    private const int Hanging = 2;

    private const char FirstWide = '\u2E80';

    private readonly IAnsiConsole _console;

    private Screen(IAnsiConsole console) => _console = console;

    private int Width => _console.Profile.Width;

    /// <param name="writer">Where to.</param>
    /// <param name="hasColor">Whether colors are drawn.</param>
    /// <param name="width">The columns of a line.</param>
    public static Screen Create(TextWriter writer, bool hasColor, int width)
    {
        var settings = new AnsiConsoleSettings
        {
            Ansi = hasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        };
        // What the environment says has been looked at.
        settings.Enrichment.UseDefaultEnrichers = false;
        var console = AnsiConsole.Create(settings);
        console.Profile.Width = Math.Max(LeastWidth, width);
        return new Screen(console);
    }

    /// <summary>Draws text, each line of it with its own indentation.</summary>
    public void Line(string markup)
    {
        foreach (var line in markup.Split('\n'))
        {
            if (Fits(line))
            {
                _console.MarkupLine(line);
                continue;
            }

            var text = line.TrimStart(' ');
            Draw(new Markup(text), line.Length - text.Length, text);
        }
    }

    /// <summary>Draws facts beside each other; a line is broken between two of them first.</summary>
    public void Facts(IEnumerable<string> facts)
    {
        var (line, indent) = ("", 0);
        foreach (var fact in facts)
        {
            var longer = line.Length == 0 ? fact : line + Rows.BetweenFacts + fact;
            if (line.Length > 0 && !Fits(new string(' ', indent) + longer))
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
        if (lines.TrueForAll(Fits))
        {
            lines.ForEach(_console.MarkupLine);
            return;
        }

        var columns = Columns.Of(rows, Width, gap);
        foreach (var row in rows)
        {
            if (row.Length == 1)
                Line(row[0]);
            else
                Draw(row, columns, gap);
        }
    }

    public bool Confirm(string question) => _console.Prompt(new ConfirmationPrompt(question) { DefaultValue = false });

    /// <summary>What fits needs no layout, which takes longer to load than to draw. A letter that may be two columns wide is measured.</summary>
    private bool Fits(string line) => PlainText.Of(line) is var text && text.Length <= Width && !text.AsSpan().ContainsAnyInRange(FirstWide, char.MaxValue) && !text.Contains('\n');

    private void Draw(string[] row, Columns columns, int gap)
    {
        var beside = columns.Beside(row);
        var grid = new Grid { Expand = false };
        for (var column = 0; column < beside; column++)
        {
            grid.AddColumn(new GridColumn
            {
                Width = columns.Widths[column],
                Padding = new Padding(0, 0, column == beside - 1 ? 0 : gap, 0),
                Alignment = columns.IsNumber[column] ? Justify.Right : Justify.Left,
            });
        }

        grid.AddRow([.. row.Take(beside).Select((cell, column) => new Markup(column == 0 ? cell.TrimStart(' ') : cell))]);
        _console.Write(new Indented(grid, columns.Indent, columns.Indent));
        if (beside < row.Length && string.Join(Rows.Gap, row.Skip(beside).Where(cell => cell.Length > 0)) is { Length: > 0 } below)
            Line(new string(' ', columns.Indent + Columns.BelowIndent) + below);
    }

    private void Draw(Markup text, int indent, string markup)
    {
        if (indent + text.Length <= Width)
            _console.MarkupLine(new string(' ', indent) + markup);
        else
            _console.Write(new Indented(text, indent, indent == 0 ? Hanging : indent));
    }
}
