using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

using Gromozeka.FluentMigrations.Cli.Commands;

namespace Gromozeka.FluentMigrations.Cli.Options;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static partial class CommandLineErrors
{
    public static MigrationException Of(ParseResult arguments)
    {
        var command = arguments.CommandResult.Command;
        var name = CommandTree.PathOf(arguments);
        var help = $"look at: {name} --help";
        var unknown = arguments.UnmatchedTokens is [var first, ..] ? first : null;
        if (unknown is null && command.Subcommands.Count > 0 && command.Action is null)
        {
            return Errors.CommandLine(
                $"{name} needs a command.",
                $"there are {string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}",
                help);
        }

        if (unknown is null)
            return Errors.CommandLine($"{name} cannot be run as it was written.", string.Join("\n", arguments.Errors.Select(Words)), help);

        if (IsShortTarget(unknown) && Known(arguments, isOption: true).Contains("--target") && Known(arguments, isOption: true).Contains("--tag"))
        {
            return Errors.CommandLine(
                $"{name} has no option -t.",
                "it could mean a version (--target) or a tag (--tag), and what runs would not be the same",
                $"write {name} --target VERSION; or {help}");
        }

        var kind = unknown.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        return Spelling.Nearest(unknown.Split('=', ':')[0], Known(arguments, isOption: unknown.StartsWith('-'))) is { } near
            ? Errors.CommandLine($"{name} has no {kind} {unknown}.", $"the nearest is {near}", $"write {near}; or {help}")
            : Errors.CommandLine($"{name} has no {kind} {unknown}.", "there is nothing of a like name", help);
    }

    /// <summary>Also with its value: <c>-t3</c>, <c>-t=3</c>.</summary>
    private static bool IsShortTarget(string word) => word.StartsWith("-t", StringComparison.Ordinal) && (word.Length == 2 || !char.IsLetter(word[2]));

    private static IEnumerable<string> Known(ParseResult arguments, bool isOption)
    {
        var command = arguments.CommandResult.Command;
        return isOption
            ? KnownOptions.Of(command).SelectMany(option => option.Aliases.Prepend(option.Name))
            : command.Subcommands.Where(sub => !sub.Hidden).SelectMany(sub => sub.Aliases.Prepend(sub.Name));
    }

    /// <summary>What the parser says of a value, without the names of types.</summary>
    private static string Words(ParseError error) => TypeName().Replace(error.Message, type => type.Value.Contains("Int", StringComparison.Ordinal) ? "a whole number" : "true or false");

    [GeneratedRegex("expected type '[^']*'")]
    private static partial Regex TypeName();
}
