using System.CommandLine;
using System.CommandLine.Parsing;

using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary>All commands of the tool.</summary>
internal static class CommandTree
{
    private const string ToolName = "dotnet fm";

    public static RootCommand Build()
    {
        var root = new RootCommand("Applies and inspects database migrations. Reading commands write nothing.");
        OutputOptions.AddTo(root);
        foreach (var command in new[]
        {
            MigrateCommand.Build(), RollbackCommand.Build(), StatusCommand.Build(), PlanCommand.Build(), ScriptCommand.Build(), HistoryCommand.Build(),
            ListCommand.Build(), ValidateCommand.Build(), NewCommand.Build(), AdoptCommand.Build(), StampCommand.Build(), SeedCommand.Build(), DoctorCommand.Build(),
            RepairCommand.Build(), BackupCommand.Build(), BackupCommand.BuildList(), BackupCommand.BuildRestore(), CompletionCommand.Build(),
        })
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    /// <summary>A command that runs code of ours.</summary>
    public static Command New(string name, string description, Func<CommandContext, Outcome> run)
    {
        var command = new Command(name, description);
        command.SetAction(arguments => Application.Execute(arguments, run));
        return command;
    }

    /// <summary>The words of the command, for example <c>migrate up</c>; that of the tool when none was given.</summary>
    public static string NameOf(ParseResult arguments) => string.Join(' ', Words(arguments.CommandResult)) is { Length: > 0 } words ? words : ToolName;

    /// <summary>The command as a person calls it.</summary>
    public static string PathOf(ParseResult arguments) => string.Join(' ', Words(arguments.CommandResult).Prepend(ToolName));

    private static IEnumerable<string> Words(CommandResult result) =>
        result.Parent is CommandResult parent ? Words(parent).Append(result.Command.Name) : [];
}
