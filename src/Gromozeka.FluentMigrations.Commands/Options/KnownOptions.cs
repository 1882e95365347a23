using System.CommandLine;
using System.CommandLine.Parsing;
using Gromozeka.FluentMigrations.Commands.Verbs;

namespace Gromozeka.FluentMigrations.Commands.Options;

/// <summary>The options that have an effect on a command.</summary>
internal static class KnownOptions
{
    /// <summary>Its own, and those that it has from its parents.</summary>
    public static IEnumerable<Option> Of(Command command) =>
        command
            .Options.Concat(ParentsOf(command).SelectMany(parent => parent.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden && (command as ToolCommand)?.Has(option) != false)
            .DistinctBy(option => option.Name);

    /// <summary>Those of a command and of all below it.</summary>
    public static IEnumerable<Option> OfAll(Command command) => Of(command).Concat(command.Subcommands.SelectMany(OfAll));

    /// <summary>The options that a command line gives, by their place in it.</summary>
    public static IEnumerable<Option> Given(ParseResult arguments) => GivenTo(arguments).Select(given => given.Option);

    public static IEnumerable<string> Names(Option option) => option.Aliases.Prepend(option.Name);

    public static IEnumerable<string> Names(Command command) => command.Aliases.Prepend(command.Name);

    /// <summary>Refuses what was given and would have no effect.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>.</exception>
    public static void Check(ParseResult arguments)
    {
        if (Fault(arguments) is { } fault)
            throw fault;
    }

    /// <summary>The error of what was given and would have no effect; null when there is nothing of that.</summary>
    public static MigrationException? Fault(ParseResult arguments)
    {
        var name = CommandTree.PathOf(arguments);
        var called = arguments.CommandResult.Command;
        foreach (var (command, option) in GivenTo(arguments))
        {
            // What a parent has for itself has an effect only where the command has the same.
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
                    $"leave {option.Name} out; or see: {name} --help"
                );
        }

        return CommandLineErrors.OfDashes(arguments) ?? Combinations.Fault(arguments);
    }

    private static IEnumerable<(Command Command, Option Option)> GivenTo(ParseResult arguments)
    {
        for (SymbolResult? result = arguments.CommandResult; result is CommandResult command; result = result.Parent)
        {
            foreach (var option in command.Children.OfType<OptionResult>().Where(option => !option.Implicit))
                yield return (command.Command, option.Option);
        }
    }

    private static IEnumerable<Command> ParentsOf(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => ParentsOf(parent).Prepend(parent));
}
