using Spectre.Console;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Output that Spectre draws, in a class of its own so that Spectre is loaded only if it is needed.</summary>
internal sealed class Drawing
{
    private readonly IAnsiConsole _console;

    private Drawing(IAnsiConsole console) => _console = console;

    /// <param name="writer">The output.</param>
    /// <param name="hasColor">Whether to use colors.</param>
    /// <param name="width">The width of a line.</param>
    public static Drawing Create(TextWriter writer, bool hasColor, int width)
    {
        var settings = new AnsiConsoleSettings
        {
            Ansi = hasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        };
        // The environment variables have already been read.
        settings.Enrichment.UseDefaultEnrichers = false;
        var console = AnsiConsole.Create(settings);
        console.Profile.Width = width;
        return new Drawing(console);
    }

    /// <summary>Draws a line, with its indentation.</summary>
    /// <param name="markup">The line.</param>
    /// <param name="hanging">The indentation of continuation lines of a line without indentation.</param>
    public void Line(string markup, int hanging)
    {
        var trimmed = markup.TrimStart(' ');
        var indent = markup.Length - trimmed.Length;
        var text = new Markup(trimmed);
        if (indent + text.Length <= _console.Profile.Width)
            _console.MarkupLine(markup);
        else
            _console.Write(new Indented(text, indent, indent == 0 ? hanging : indent));
    }

    /// <summary>Draws a row.</summary>
    /// <returns>The line for cells that do not fit; null if there is none.</returns>
    public string? Row(string[] row, Columns columns, int gap)
    {
        var beside = columns.Beside(row);
        var grid = new Grid { Expand = false };
        for (var column = 0; column < beside; column++)
        {
            grid.AddColumn(
                new GridColumn
                {
                    Width = columns.Widths[column],
                    Padding = new Padding(0, 0, column == beside - 1 ? 0 : gap, 0),
                    Alignment = columns.IsNumber[column] ? Justify.Right : Justify.Left,
                }
            );
        }

        grid.AddRow([.. row.Take(beside).Select((cell, column) => new Markup(column == 0 ? cell.TrimStart(' ') : cell))]);
        _console.Write(new Indented(grid, columns.Indent, columns.Indent));
        return beside < row.Length && string.Join(Rows.Gap, row.Skip(beside).Where(cell => cell.Length > 0)) is { Length: > 0 } below
            ? new string(' ', columns.Indent + Columns.BelowIndent) + below
            : null;
    }

    public bool Confirm(string question) => _console.Prompt(new ConfirmationPrompt(question) { DefaultValue = false });
}
