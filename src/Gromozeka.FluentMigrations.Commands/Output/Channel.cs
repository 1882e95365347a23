namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// One of the two output streams. On a terminal, lines are as wide as the terminal. Otherwise each line is written whole and without
/// control sequences, so that a program can parse it. Text is Spectre markup.
/// </summary>
/// <param name="writer">The stream.</param>
/// <param name="isRedirected">Whether it is not a terminal.</param>
/// <param name="settings">The user's settings.</param>
/// <param name="beforeWriting">Called before anything is written.</param>
internal sealed class Channel(Func<TextWriter> writer, Func<bool> isRedirected, TerminalSettings settings, Action beforeWriting)
{
    private readonly Lazy<Screen?> _screen = new(() =>
        isRedirected() ? null : new Screen(writer(), HasColor(settings), TerminalWidth.Now())
    );

    public void Line(string markup = "")
    {
        beforeWriting();
        markup = Visible.Of(markup);
        if (_screen.Value is { } screen)
            screen.Line(markup);
        else
            writer().WriteLine(PlainText.Of(markup));
    }

    /// <summary>Several facts in one line; null ones are omitted.</summary>
    public void Facts(params IEnumerable<string?> facts)
    {
        var known = facts.OfType<string>().Select(Visible.Of).ToList();
        if (_screen.Value is not { } screen)
        {
            Line(string.Join(Output.Rows.BetweenFacts, known));
            return;
        }

        beforeWriting();
        screen.Facts(known);
    }

    /// <summary>Rows with aligned cells; a row with a single cell is a line of its own.</summary>
    public void Rows(IEnumerable<string[]> rows, int gap = 2)
    {
        var visible = rows.Select(row => row.Select(Visible.Of).ToArray()).ToList();
        if (_screen.Value is not { } screen)
        {
            foreach (var line in Output.Rows.Align(visible, gap))
                Line(line);
            return;
        }

        beforeWriting();
        screen.Table(visible, gap);
    }

    /// <summary>Asks a question whose default answer is no.</summary>
    public bool Confirm(string question)
    {
        beforeWriting();
        return (_screen.Value ?? new Screen(writer(), hasColor: false, TerminalWidth.Now())).Confirm(
            PlainText.Escape(Visible.Of(question))
        );
    }

    private static bool HasColor(TerminalSettings settings) =>
        !settings.NoColor
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
