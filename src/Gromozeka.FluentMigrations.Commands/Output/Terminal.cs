using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// The two streams: data to stdout, all else to stderr. Color, questions and redrawn lines only on a terminal.
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
        Out = new(() => Console.Out, () => Console.IsOutputRedirected, settings, Erase);
        Err = new(() => Console.Error, () => Console.IsErrorRedirected, settings, Erase);
    }

    /// <summary>Where data goes.</summary>
    public Channel Out { get; }

    /// <summary>Where everything else goes.</summary>
    public Channel Err { get; }

    /// <summary>Where help goes: it is broken into lines of <c>COLUMNS</c> where it is no terminal, too.</summary>
    public Channel Help =>
        new(
            () => Console.Out,
            () => Console.IsOutputRedirected && TerminalWidth.Asked() is null,
            Settings with
            {
                NoColor = Settings.NoColor || Console.IsOutputRedirected,
            },
            Erase
        );

    public TerminalSettings Settings { get; }

    /// <summary>Whether there is somebody who can answer.</summary>
    public bool CanAsk =>
        !Settings.NoInput
        && !Settings.Json
        && !Console.IsInputRedirected
        && !Console.IsErrorRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Whether a line can be drawn again.</summary>
    public bool CanRedraw => !Settings.Quiet && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>A line of data, in Spectre's markup.</summary>
    public void Line(string markup = "") => Out.Line(markup);

    /// <summary>A script, as it is: whoever reads it runs it. Only a terminal gets no control characters.</summary>
    public void Script(string text)
    {
        Erase();
        Console.Out.Write(Console.IsOutputRedirected ? text : Visible.Of(text));
    }

    /// <summary>A line that is no data, in Spectre's markup; left out when the user asked for quiet.</summary>
    public void Note(string markup = "")
    {
        if (!Settings.Quiet)
            Err.Line(markup);
    }

    /// <summary>The same in rows.</summary>
    public void Note(IEnumerable<string[]> rows)
    {
        if (!Settings.Quiet)
            Err.Rows(rows, gap: 1);
    }

    /// <summary>An error, or what must not be overlooked.</summary>
    public void Error(string markup) => Err.Line(markup);

    /// <summary>The one document of <c>--json</c>.</summary>
    public void Write(Document document)
    {
        Erase();
        var node = JsonSerializer.SerializeToNode(document, typeof(Document), new DocumentJson(new(Json)))!.AsObject();
        MaskedJson.Mask(node, leftOut: Document.Script);
        // What a terminal would obey stands in JSON as it is made visible: \u202E.
        Console.Out.WriteLine(Visible.Of(node.ToJsonString(Json)));
    }

    /// <summary>Asks a question whose safe answer is no.</summary>
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

    /// <summary>Removes the line that was drawn.</summary>
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

/// <summary>What the user asked for, for every command.</summary>
internal sealed record TerminalSettings(bool Json, bool Quiet, bool Verbose, bool NoInput, bool NoColor, bool Yes)
{
    /// <summary>Nothing was asked for.</summary>
    public static readonly TerminalSettings Plain = new(false, false, false, false, false, false);
}
