using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Gromozeka.FluentMigrations.Commands.Options;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Completes a command line for a shell: suggests what can follow, and only what the tool would then accept.</summary>
internal sealed class Suggestions(SuggestDirective asked) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        var line = parseResult.Tokens.LastOrDefault(token => token.Type == TokenType.Argument)?.Value ?? "";
        var given = parseResult.GetResult(asked) is { Values: [var value, ..] } ? value : null;
        var isPlace = int.TryParse(given, out var place) && place >= 0 && place < line.Length;
        foreach (var suggestion in Of((RootCommand)parseResult.RootCommandResult.Command, isPlace ? line[..place] : line))
            Console.Out.WriteLine(suggestion);
        return ExitCodes.Done;
    }

    /// <param name="root">All commands.</param>
    /// <param name="line">The typed text, beginning with the name of the tool.</param>
    public static IEnumerable<string> Of(RootCommand root, string line)
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

    private static IEnumerable<string> Words(RootCommand root, ParseResult read, IReadOnlyList<string> before)
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

    private static IEnumerable<string> Options(RootCommand root, ParseResult read, string typed)
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
}
