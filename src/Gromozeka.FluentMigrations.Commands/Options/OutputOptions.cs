using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>The output options, which are the same for every command, before or after it.</summary>
internal static class OutputOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Write one JSON document to stdout.", Recursive = true };
    public static readonly Option<bool> Yes = new("--yes", "-y")
    {
        Description = "Answer questions with yes. Losing rows also needs --allow-data-loss.",
        Recursive = true,
    };
    public static readonly Option<bool> NoInput = new("--no-input")
    {
        Description = "Never ask: refuse what needs an answer.",
        Recursive = true,
    };
    public static readonly Option<bool> Verbose = new("--verbose", "-V")
    {
        Description = "Write the SQL, and the stack trace of an error.",
        Recursive = true,
    };
    public static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Write data and errors only.", Recursive = true };
    public static readonly Option<bool> NoColor = new("--no-color")
    {
        Description = "Write without color, as with NO_COLOR.",
        Recursive = true,
    };

    public static readonly Option<bool> GitHub = new("--github")
    {
        Description = "Write errors, warnings and findings as annotations of GitHub Actions.",
        Recursive = true,
    };

    /// <summary>An option of <c>plan</c> only.</summary>
    public static readonly Option<bool> Markdown = new("--markdown")
    {
        Description = "Write the plan as Markdown, for a comment on GitHub.",
        Recursive = true,
    };

    public static readonly IReadOnlyList<Option> All = [Json, Yes, NoInput, Verbose, Quiet, NoColor, GitHub];

    public static void AddTo(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
    }

    public static TerminalSettings Read(ParseResult arguments) =>
        new(
            arguments.GetValue(Json),
            arguments.GetValue(Quiet),
            arguments.GetValue(Verbose),
            arguments.GetValue(NoInput),
            arguments.GetValue(NoColor),
            arguments.GetValue(Yes)
        )
        {
            GitHub = arguments.GetValue(GitHub),
            Markdown = arguments.GetValue(Markdown),
        };
}
