using System.Text.Encodings.Web;
using System.Text.Json;
using Gromozeka.FluentMigrations.Commands.Output.Markdown;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// The two streams: data goes to stdout, everything else to stderr. Color, questions and redrawn lines are used only on a terminal.
/// </summary>
internal sealed class Terminal
{
    private static readonly JsonSerializerOptions Json = new(DocumentJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    private readonly Lock _lock = new();
    private bool _hasLine;

    public Terminal(TerminalSettings settings)
    {
        Settings = settings;
        Out = new(() => StandardStream.Out, () => Console.IsOutputRedirected, settings, Erase);
        Err = new(() => Console.Error, () => Console.IsErrorRedirected, settings, Erase);
    }

    /// <summary>The stream for data.</summary>
    public Channel Out { get; }

    /// <summary>The stream for everything else.</summary>
    public Channel Err { get; }

    /// <summary>The stream for help: it is wrapped to the width of <c>COLUMNS</c> even if it is not a terminal.</summary>
    public Channel Help =>
        new(
            () => StandardStream.Out,
            () => Console.IsOutputRedirected && TerminalWidth.Asked() is null,
            Settings with
            {
                NoColor = Settings.NoColor || Console.IsOutputRedirected,
            },
            Erase
        );

    public TerminalSettings Settings { get; }

    /// <summary>Whether a user can answer questions.</summary>
    public bool CanAsk =>
        !Settings.NoInput
        && !Settings.Json
        && !Console.IsInputRedirected
        && !Console.IsErrorRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Whether a line can be redrawn.</summary>
    public bool CanRedraw => !Settings.Quiet && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>A line of data, in Spectre markup.</summary>
    public void Line(string markup = "") => Out.Line(markup);

    /// <summary>A script, verbatim, because it will be run. Only on a terminal, control characters are removed.</summary>
    public void Script(string text)
    {
        Erase();
        StandardStream.Out.Write(Console.IsOutputRedirected ? text : Visible.Of(text));
    }

    /// <summary>A line that is not data, in Spectre markup; omitted with <c>--quiet</c>.</summary>
    public void Note(string markup = "")
    {
        if (!Settings.Quiet)
            Err.Line(markup);
    }

    /// <summary>The same as rows.</summary>
    public void Note(IEnumerable<string[]> rows)
    {
        if (!Settings.Quiet)
            Err.Rows(rows, gap: 1);
    }

    /// <summary>An error, or another important message.</summary>
    public void Error(string markup) => Err.Line(markup);

    /// <summary>Writes the single document of <c>--json</c> or <c>--markdown</c>.</summary>
    /// <returns>False if none was requested.</returns>
    public bool WriteWhole(Document document)
    {
        Erase();
        if (Settings.Json)
            WriteJson(document);
        else if (Settings.Markdown)
            StandardStream.Out.Write(PlanMarkdown.Of(document));
        return Settings.Json || Settings.Markdown;
    }

    private static void WriteJson(Document document)
    {
        var node = JsonSerializer.SerializeToNode(document, typeof(Document), new DocumentJson(new(Json)))!.AsObject();
        MaskedJson.Mask(node, leftOut: Document.Script);
        // Characters that a terminal would obey are escaped in JSON: \u202E.
        StandardStream.Out.WriteLine(Visible.Of(node.ToJsonString(Json)));
    }

    /// <summary>Asks a question whose default answer is no.</summary>
    public bool Confirm(string question) => Err.Confirm(question);

    /// <summary>Draws a line that the next one replaces.</summary>
    public void Redraw(string text)
    {
        lock (_lock)
        {
            text = Visible.Of(text);
            var width = TerminalWidth.Now() - 1;
            Console.Error.Write("\r" + (text.Length > width ? text[..width] : text.PadRight(width)));
            _hasLine = true;
        }
    }

    /// <summary>Removes the redrawn line.</summary>
    public void Erase()
    {
        lock (_lock)
        {
            if (_hasLine)
                Console.Error.Write("\r" + new string(' ', TerminalWidth.Now() - 1) + "\r");
            _hasLine = false;
        }
    }
}

/// <summary>The user's settings for every command.</summary>
internal sealed record TerminalSettings(bool Json, bool Quiet, bool Verbose, bool NoInput, bool NoColor, bool Yes)
{
    /// <summary>The default settings.</summary>
    public static readonly TerminalSettings Plain = new(false, false, false, false, false, false);

    /// <summary>Whether errors and warnings are annotations of GitHub Actions.</summary>
    public bool GitHub { get; init; }

    /// <summary>Whether stdout gets one document in Markdown.</summary>
    public bool Markdown { get; init; }
}
