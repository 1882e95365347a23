using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>Explains what is wrong with a command line, and what was probably intended.</summary>
internal static partial class CommandLineErrors
{
    public static MigrationException Of(ParseResult arguments)
    {
        if (OfDashed(arguments) is { } dashed)
            return dashed;
        var command = arguments.CommandResult.Command;
        var name = CommandTree.PathOf(arguments);
        var help = CommandTree.HelpOf(arguments);
        var unknown = arguments.UnmatchedTokens is [var first, ..] ? first : null;
        if (unknown is null && command.Subcommands.Count > 0 && command.Action is null)
        {
            return Errors.CommandLine(
                $"{name} needs a command.",
                $"there are {string.Join(", ", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}",
                help
            );
        }

        if (unknown is null)
            return Errors.CommandLine(
                $"{name} cannot be run with these arguments.",
                string.Join("\n", arguments.Errors.Select(Words)),
                help
            );

        var options = OptionsOf(command);
        if (IsShortTarget(unknown) && options.Contains("--target") && options.Contains("--tag"))
        {
            return Errors.CommandLine(
                $"{name} has no option -t.",
                "it could mean a version (--target) or a tag (--tag), which would run different migrations",
                $"write {name} --target VERSION; or {help}"
            );
        }

        if (AfterDashes(arguments).Contains(unknown))
            return Misplaced(name, unknown);
        var word = unknown.Split('=', ':')[0];
        if (options.Contains(word))
        {
            return Errors.CommandLine(
                $"{word} comes before the command.",
                $"it is an option of {name}, and must come after it",
                $"write {name} {word} …; or {help}"
            );
        }

        if (unknown.StartsWith('-'))
            return Unknown(name, "option", unknown, NearestOption(word, options), help);
        return command.Subcommands.Count > 0 ? NoCommand(command, unknown) : Unknown(name, "argument", unknown, near: null, help);
    }

    /// <summary>The error for a word that is not a command.</summary>
    public static MigrationException NoCommand(Command parent, string word)
    {
        var name = string.Join(' ', CommandTree.WordsOf(parent).Prepend(CommandFront.Current.Name));
        var known = parent.Subcommands.Where(sub => !sub.Hidden).SelectMany(KnownOptions.Names);
        return Unknown(name, "command", word, Spelling.Nearest(word, known), CommandTree.HelpOf(parent));
    }

    /// <summary>The same for a request for help; null if the command exists.</summary>
    public static MigrationException? OfNoCommand(ParseResult arguments) =>
        arguments.CommandResult.Command is { Subcommands.Count: > 0 } command
        && arguments.UnmatchedTokens.FirstOrDefault(word => !word.StartsWith('-')) is { } word
            ? NoCommand(command, word)
            : null;

    /// <summary>
    /// An option after <c>--</c> would be used as an argument: as the name of a profile or of a backup. Null if there is none.
    /// </summary>
    public static MigrationException? OfDashes(ParseResult arguments)
    {
        var options = OptionsOf(arguments.CommandResult.Command);
        return AfterDashes(arguments).FirstOrDefault(word => options.Contains(word.Split('=', ':')[0])) is { } option
            ? Misplaced(CommandTree.PathOf(arguments), option)
            : null;
    }

    /// <summary>An unknown option that the parser took for an argument; null if there is none.</summary>
    public static MigrationException? OfDashed(ParseResult arguments) =>
        DashedWords.AsArgument(arguments) is { } word
            ? Unknown(
                CommandTree.PathOf(arguments),
                "option",
                word,
                NearestOption(word.Split('=', ':')[0], OptionsOf(arguments.CommandResult.Command)),
                $"{CommandTree.HelpOf(arguments)}; to use it as a value, write -- before it"
            )
            : null;

    private static List<string> OptionsOf(Command command) => [.. KnownOptions.Of(command).SelectMany(KnownOptions.Names)];

    private static IEnumerable<string> AfterDashes(ParseResult arguments) =>
        arguments.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Select(token => token.Value);

    private static MigrationException Misplaced(string name, string word) =>
        Errors.CommandLine(
            $"{name} was not run: {word} comes after --.",
            "everything after -- is an argument, not an option or a command",
            $"leave -- out, or write {word} before it"
        );

    private static MigrationException Unknown(string name, string kind, string word, string? near, string help) =>
        near is null
            ? Errors.CommandLine($"{name} has no {kind} {word}.", "nothing has a similar name", help)
            : Errors.CommandLine($"{name} has no {kind} {word}.", $"the nearest is {near}", $"write {near}; or {help}");

    /// <summary>
    /// For an option of one letter, only the same letter in the other case is similar: all other letters are equally different.
    /// </summary>
    private static string? NearestOption(string word, IReadOnlyList<string> options) =>
        word.Length <= 2
            ? options.FirstOrDefault(option => option.Equals(word, StringComparison.OrdinalIgnoreCase))
            : Spelling.Nearest(word, options.Where(option => option.StartsWith("--", StringComparison.Ordinal)));

    /// <summary>Also with its value: <c>-t3</c>, <c>-t=3</c>.</summary>
    private static bool IsShortTarget(string word) =>
        word.StartsWith("-t", StringComparison.Ordinal) && (word.Length == 2 || !char.IsLetter(word[2]));

    /// <summary>The message of the parser; for a number, without the name of its type.</summary>
    private static string Words(ParseError error)
    {
        if (
            Unreadable().Match(error.Message) is not { Success: true } match
            || !match.Groups[3].Value.Contains("Int", StringComparison.Ordinal)
        )
            return error.Message;
        var (value, option, type) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        var what = option.StartsWith('-') ? $"{option} is '{value}'" : $"'{value}' was given";
        return !BigInteger.TryParse(value, CultureInfo.InvariantCulture, out _)
            ? $"{what}, which is not a whole number"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{what}; no number here is above {(type.Contains("Int32", StringComparison.Ordinal) ? int.MaxValue : long.MaxValue)}"
            );
    }

    [GeneratedRegex("^Cannot parse argument '(.*?)' for (?:command|option) '(.*?)' as expected type '([^']*)'", RegexOptions.Singleline)]
    private static partial Regex Unreadable();
}
