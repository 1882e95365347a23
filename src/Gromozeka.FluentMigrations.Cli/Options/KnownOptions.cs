using System.CommandLine;
using System.CommandLine.Parsing;

using Gromozeka.FluentMigrations.Cli.Commands;

namespace Gromozeka.FluentMigrations.Cli.Options;

/// <summary>The options that have an effect on a command.</summary>
internal static class KnownOptions
{
    /// <summary>Its own, and those that it has from its parents.</summary>
    public static IEnumerable<Option> Of(Command command) =>
        command.Options.Concat(ParentsOf(command).SelectMany(parent => parent.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden && (command as ToolCommand)?.Has(option) != false)
            .DistinctBy(option => option.Name);

    /// <summary>Refuses what was given and would have no effect.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.CommandLine"/>.</exception>
    public static void Check(ParseResult arguments)
    {
        var name = CommandTree.PathOf(arguments);
        for (SymbolResult? result = arguments.CommandResult; result is CommandResult command; result = result.Parent)
        {
            foreach (var option in command.Children.OfType<OptionResult>().Where(option => !option.Implicit).Select(option => option.Option))
            {
                if (arguments.CommandResult.Command is ToolCommand called && !called.Has(option))
                    throw Errors.CommandLine($"{name} has no option {option.Name}.", "it would have no effect there", $"leave {option.Name} out; or look at: {name} --help");
            }
        }

        Combinations.Check(arguments);
    }

    private static IEnumerable<Command> ParentsOf(Command command) =>
        command.Parents.OfType<Command>().SelectMany(parent => ParentsOf(parent).Prepend(parent));
}
