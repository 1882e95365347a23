using System.CommandLine;

using Gromozeka.FluentMigrations.Cli.Commands;

namespace Gromozeka.FluentMigrations.Cli.Options;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class CommandLineErrors
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
            return Errors.CommandLine($"{name} cannot be run as it was written.", string.Join("\n", arguments.Errors.Select(error => error.Message)), help);

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
        if (!isOption)
            return command.Subcommands.Where(sub => !sub.Hidden).SelectMany(sub => sub.Aliases.Prepend(sub.Name));
        var inherited = Parents(arguments).SelectMany(parent => parent.Options).Where(option => option.Recursive);
        return command.Options.Concat(inherited).Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name));
    }

    private static IEnumerable<Command> Parents(ParseResult arguments)
    {
        for (var result = arguments.CommandResult.Parent; result is System.CommandLine.Parsing.CommandResult parent; result = parent.Parent)
            yield return parent.Command;
    }
}
