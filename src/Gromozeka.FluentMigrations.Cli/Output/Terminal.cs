using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>The two streams: data to stdout, all else to stderr. Colour, questions and redrawn lines only where a person can see them.</summary>
internal sealed class Terminal
{
    private static readonly JsonSerializerOptions Json = new(DocumentJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<ColorConsole?> _out;
    private readonly Lazy<ColorConsole?> _error;
    private readonly Lock _lock = new();
    private bool _hasLine;

    public Terminal(TerminalSettings settings)
    {
        Settings = settings;
        _out = new(() => Create(Console.Out, Console.IsOutputRedirected, settings));
        _error = new(() => Create(Console.Error, Console.IsErrorRedirected, settings));
    }

    public TerminalSettings Settings { get; }

    /// <summary>Whether there is somebody who can answer.</summary>
    public bool CanAsk => !Settings.NoInput && !Settings.Json && !Console.IsInputRedirected && !Console.IsErrorRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Whether a line can be drawn again.</summary>
    public bool CanRedraw => !Settings.Quiet && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>A line of data, in Spectre's markup.</summary>
    public void Line(string markup = "") => Write(_out.Value, Console.Out, markup);

    /// <summary>A script, as it is: whoever reads it runs it. Only a terminal gets no control characters.</summary>
    public void Script(string text)
    {
        Erase();
        Console.Out.Write(Console.IsOutputRedirected ? text : Visible.Of(text));
    }

    /// <summary>A line that is no data, in Spectre's markup; left out when the user asked for quiet.</summary>
    public void Note(string markup)
    {
        if (!Settings.Quiet)
            Write(_error.Value, Console.Error, markup);
    }

    /// <summary>An error, or what must not be overlooked.</summary>
    public void Error(string markup) => Write(_error.Value, Console.Error, markup);

    /// <summary>The one document of <c>--json</c>.</summary>
    public void Write(Document document)
    {
        Erase();
        var node = JsonSerializer.SerializeToNode(document, typeof(Document), new DocumentJson(new(Json)))!.AsObject();
        MaskedJson.Mask(node, leftOut: Document.Script);
        Console.Out.WriteLine(node.ToJsonString(Json));
    }

    /// <summary>Asks a question whose safe answer is no.</summary>
    public bool Confirm(string question)
    {
        Erase();
        return (_error.Value ?? ColorConsole.Create(Console.Error)).Confirm(PlainText.Escape(Visible.Of(question)));
    }

    /// <summary>Draws a line that the next one replaces.</summary>
    public void Redraw(string text)
    {
        lock (_lock)
        {
            text = Visible.Of(text);
            var width = Math.Max(20, Console.WindowWidth - 1);
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
                Console.Error.Write("\r" + new string(' ', Math.Max(20, Console.WindowWidth - 1)) + "\r");
            _hasLine = false;
        }
    }

    private void Write(ColorConsole? console, TextWriter writer, string markup)
    {
        Erase();
        markup = Visible.Of(markup);
        if (console is null)
            writer.WriteLine(PlainText.Of(markup));
        else
            console.Line(markup);
    }

    /// <summary>What draws colours; null where there are none, and each line is written whole.</summary>
    private static ColorConsole? Create(TextWriter writer, bool isRedirected, TerminalSettings settings)
    {
        if (isRedirected || settings.NoColor || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb")
            return null;
        return ColorConsole.Create(writer);
    }
}

/// <summary>What the user asked for, for every command.</summary>
internal sealed record TerminalSettings(bool Json, bool Quiet, bool Verbose, bool NoInput, bool NoColor, bool Yes);
