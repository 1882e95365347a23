using System.CommandLine;
using System.CommandLine.Parsing;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>Determines which options have an effect on a command.</summary>
internal static class KnownOptions
{
    /// <summary>The command's own options, and those inherited from its parents.</summary>
    public static IEnumerable<Option> Of(Command command) =>
        command
            .Options.Concat(ParentsOf(command).SelectMany(parent => parent.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden && (command as ToolCommand)?.Has(option) != false)
            .DistinctBy(option => option.Name);

    /// <summary>Whether an option, which may be hidden, has an effect on a command.</summary>
    public static bool Accepts(Command command, Option option) =>
        (command.Options.Contains(option) || (option.Recursive && ParentsOf(command).Any(parent => parent.Options.Contains(option))))
        && (command as ToolCommand)?.Has(option) != false;

    /// <summary>The options of a command and all its subcommands.</summary>
    public static IEnumerable<Option> OfAll(Command command) => Of(command).Concat(command.Subcommands.SelectMany(OfAll));

    /// <summary>The options of a command line, by their position in it.</summary>
    public static IEnumerable<Option> Given(ParseResult arguments) => GivenTo(arguments).Select(given => given.Option);

    public static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);

    public static IEnumerable<string> Names(Command command) => command.Aliases.Prepend(command.Name);

    /// <summary>Refuses given options that would have no effect.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>.</exception>
    public static void Check(ParseResult arguments)
    {
        if (Fault(arguments) is { } fault)
            throw fault;
    }

    /// <summary>The error for given options that would have no effect; null if there are none.</summary>
    public static MigrationException? Fault(ParseResult arguments)
    {
        var name = CommandTree.PathOf(arguments);
        var called = arguments.CommandResult.Command;
        foreach (var (command, option) in GivenTo(arguments))
        {
            // A parent's option that subcommands do not inherit has an effect only if the command has the same option.
            var own = called.Options.FirstOrDefault(own => own.Name == option.Name);
            var reaches = command == called || option.Recursive || own is not null;
            if (command != called && own is not null && own != option && arguments.GetResult(own) is { Implicit: false })
                return Errors.CommandLine(
                    $"{option.Name} is given twice.",
                    $"once before {called.Name} and once after it, and one would have no effect",
                    "leave one of them out"
                );
            if (!reaches || (called is ToolCommand tool && !tool.Has(option)))
                return Errors.CommandLine(
                    $"{name} has no option {option.Name}.",
                    "it would have no effect there",
                    $"leave {option.Name} out; or {CommandTree.HelpOf(arguments)}"
                );
        }

        return CommandLineErrors.OfDashed(arguments)
            ?? DashedWords.AsValue(arguments)
            ?? CommandLineErrors.OfDashes(arguments)
            ?? Combinations.Fault(arguments);
    }

    /// <summary>The options of a command line, with their values.</summary>
    public static IEnumerable<OptionResult> Results(ParseResult arguments) => ResultsOf(arguments).Select(one => one.Result);

    private static IEnumerable<(Command Command, Option Option)> GivenTo(ParseResult arguments) =>
        ResultsOf(arguments).Select(one => (one.Command, one.Result.Option));

    private static IEnumerable<(Command Command, OptionResult Result)> ResultsOf(ParseResult arguments)
    {
        for (SymbolResult? result = arguments.CommandResult; result is CommandResult command; result = result.Parent)
        {
            foreach (var option in command.Children.OfType<OptionResult>().Where(option => !option.Implicit))
                yield return (command.Command, option);
        }
    }

    private static IEnumerable<Command> ParentsOf(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => ParentsOf(parent).Prepend(parent));
}
