using Spectre.Console;

namespace Gromozeka.FluentMigrations.Cli.Output;

/// <summary>A stream that a person looks at. A class of its own, so that Spectre is loaded only where it draws.</summary>
internal sealed class ColorConsole
{
    private readonly IAnsiConsole _console;

    private ColorConsole(IAnsiConsole console) => _console = console;

    public static ColorConsole Create(TextWriter writer) => new(AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = ColorSystemSupport.Standard,
        Out = new AnsiConsoleOutput(writer),
    }));

    public void Line(string markup) => _console.MarkupLine(markup);

    public bool Confirm(string question) => _console.Prompt(new ConfirmationPrompt(question) { DefaultValue = false });
}
