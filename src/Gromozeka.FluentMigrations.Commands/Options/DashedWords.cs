using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>
/// Words that look like options, but that the parser takes for values: it accepts any word where a text may be. A misspelled option must
/// not become a name.
/// </summary>
internal static class DashedWords
{
    /// <summary>The first argument before <c>--</c> that looks like an option; null if there is none.</summary>
    public static string? AsArgument(ParseResult arguments)
    {
        var afterDashes = arguments
            .Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return arguments
            .CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(result => result.Tokens.Where(token => IsDashed(token, result.Argument.ValueType)))
            .FirstOrDefault(token => !afterDashes.Contains(token))
            ?.Value;
    }

    /// <summary>The error for the first option whose value looks like an option; null if there is none.</summary>
    public static MigrationException? AsValue(ParseResult arguments)
    {
        foreach (var result in KnownOptions.Results(arguments))
        {
            if (result.Tokens.FirstOrDefault(token => IsDashed(token, result.Option.ValueType))?.Value is { } word)
                return Errors.CommandLine(
                    $"{result.Option.Name} has the value {word}, which looks like an option.",
                    "a misspelled option would be used as a value",
                    $"write {result.Option.Name} with its value; a file or folder of that name is ./{word}"
                );
        }

        return null;
    }

    /// <summary>A number may be negative where a number is expected. A single dash is no option.</summary>
    private static bool IsDashed(Token token, Type type) =>
        token.Value is ['-', _, ..] && (IsText(type) || !double.TryParse(token.Value, CultureInfo.InvariantCulture, out _));

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(string[]);
}
