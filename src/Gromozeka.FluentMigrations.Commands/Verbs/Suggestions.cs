using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Commands.Options;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Completes a command line for a shell: suggests what can follow, and only what the tool would then accept.</summary>
internal static partial class Suggestions
{
    /// <summary>The text that a shell wants to have completed: <c>[suggest:13] "dotnet-fm mig"</c>.</summary>
    /// <returns>The text up to the cursor; null for any other call.</returns>
    public static string? Asked(IReadOnlyList<string> args)
    {
        if (args.Count == 0 || Call().Match(args[0]) is not { Success: true } call)
            return null;
        var line = args.Count == 1 ? "" : args[^1];
        var isPlace = int.TryParse(call.Groups["place"].Value, out var place) && place < line.Length;
        return isPlace ? line[..place] : line;
    }

    /// <param name="root">All commands.</param>
    /// <param name="line">The typed text, beginning with the name of the tool.</param>
    public static IEnumerable<string> Of(ToolRoot root, string line)
    {
        var words = ShellWords.Of(line);
        var (before, typed) = (words.Skip(1).SkipLast(1).ToList(), words[^1]);
        var read = CommandTree.Parse(root, before);
        var candidates = Expecting(read) is { } option ? Values(option) : Words(root, read, before).Concat(Options(root, read, typed));
        return candidates.Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Distinct();
    }

    /// <summary>The option whose value comes next; null if anything else may follow.</summary>
    private static Option? Expecting(ParseResult read) =>
        read.Tokens is [.., { Type: TokenType.Option, Value: var name }]
        && KnownOptions.Of(read.CommandResult.Command).FirstOrDefault(option => KnownOptions.Names(option).Contains(name)) is { } option
        && (option.Arity.MinimumNumberOfValues > 0 || (option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool)))
            ? option
            : null;

    private static IEnumerable<string> Words(ToolRoot root, ParseResult read, IReadOnlyList<string> before)
    {
        var command = read.CommandResult.Command;
        var subcommands = command
            .Subcommands.Where(sub => !sub.Hidden)
            .SelectMany(sub => KnownOptions.Names(sub).Select(name => (sub, name)))
            .Where(pair => IsPossible(CommandTree.Parse(root, [.. before, pair.name]), pair.sub))
            .Select(pair => pair.name);
        return subcommands.Concat(
            command
                .Arguments.Where(argument => (read.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MaximumNumberOfValues)
                .SelectMany(Values)
        );
    }

    private static bool IsPossible(ParseResult read, Command command) =>
        read.CommandResult.Command == command && read.UnmatchedTokens.Count == 0 && KnownOptions.Fault(read) is null;

    private static IEnumerable<string> Options(ToolRoot root, ParseResult read, string typed)
    {
        var command = read.CommandResult.Command;
        if (read.Tokens.Any(token => token.Type == TokenType.DoubleDash) || (command == root && typed.Length == 0))
            return [];
        // Without a command, options are those of the status command.
        var ofStatus = command == root ? KnownOptions.Of(root.Subcommands.Single(sub => sub.Name == StatusCommand.Name)) : [];
        var given = KnownOptions.Given(read).ToList();
        return KnownOptions
            .Of(command)
            .Concat(ofStatus)
            .Where(option => !given.Contains(option) || option.Arity.MaximumNumberOfValues > 1)
            .Where(option => !given.Any(other => Combinations.Exclude(other, option)))
            .SelectMany(option =>
                typed is ['-'] or ['-', not '-'] ? KnownOptions.Names(option).Where(name => name != "-?") : [option.Name]
            );
    }

    private static IEnumerable<string> Values(Symbol symbol) => symbol.GetCompletions(CompletionContext.Empty).Select(value => value.Label);

    [GeneratedRegex(@"^\[suggest(:(?<place>[0-9]+))?\]$")]
    private static partial Regex Call();
}
