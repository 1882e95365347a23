using System.CommandLine;
using System.CommandLine.Parsing;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>
/// The options with which a suggested command acts on the migrations and the database of the command that suggests it: those that were
/// given, as they were given.
/// </summary>
internal static class SameChoice
{
    /// <param name="arguments">The command line.</param>
    /// <param name="choosing">The options that select migrations and database.</param>
    /// <param name="command">The suggested command with its arguments.</param>
    /// <returns>The options, with a space before them; empty if none is needed.</returns>
    public static string Of(ParseResult arguments, IReadOnlyList<Option> choosing, string command)
    {
        var words = command.Split(' ');
        var suggested = Find(arguments.RootCommandResult.Command, words);
        var given = KnownOptions
            .Results(arguments)
            .Where(result => choosing.Contains(result.Option) && KnownOptions.Accepts(suggested, result.Option))
            .Where(result => !KnownOptions.Names(result.Option).Any(words.Contains))
            .ToList();
        var isSecret = given.ToLookup(result => result.Tokens.Any(token => Secrets.Mask(token.Value) != token.Value));
        var withheld = string.Join(" and ", isSecret[true].Select(result => result.Option.Name));
        return string.Concat(isSecret[false].Select(Spell)) + (withheld.Length > 0 ? $" (with the same {withheld})" : "");
    }

    private static Command Find(Command root, IEnumerable<string> words) =>
        words.Aggregate(root, (command, word) =>
            command.Subcommands.FirstOrDefault(sub => KnownOptions.Names(sub).Contains(word)) ?? command
        );

    /// <summary>An option that was given several times has all of its values in one place.</summary>
    private static string Spell(OptionResult result)
    {
        var name = result.IdentifierToken?.Value ?? result.Option.Name;
        return result.Tokens.Count == 0
            ? $" {name}"
            : string.Concat(result.Tokens.Select(token => $" {name} {ShellWord.Quoted(token.Value)}"));
    }
}
