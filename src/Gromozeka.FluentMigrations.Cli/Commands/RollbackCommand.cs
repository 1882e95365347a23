using System.CommandLine;

using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>rollback [by|to|all]</c>.</summary>
internal static class RollbackCommand
{
    public static Command Build()
    {
        var command = CommandTree.New("rollback", "Undo the last applied migration.", context => By(context, 1));
        WorkspaceOptions.AddTo(command);
        RunOptions.AddFluentMigratorTo(command);
        RunOptions.AddAllowancesTo(command);

        var steps = new Argument<int>("STEPS") { Description = "How many migrations to undo." };
        var by = CommandTree.New("by", "Undo the last applied migrations.", context => By(context, context.Arguments.GetValue(steps)));
        by.Arguments.Add(steps);

        var version = new Argument<long>("VERSION") { Description = "The version to go back to." };
        var to = CommandTree.New("to", "Undo every migration above a version.", context => To(context, context.Arguments.GetValue(version)));
        to.Arguments.Add(version);

        command.Subcommands.Add(by);
        command.Subcommands.Add(to);
        command.Subcommands.Add(CommandTree.New("all", "Undo every migration.", All));
        return command;
    }

    private static Outcome By(CommandContext context, int steps) => steps < 0
        ? throw Errors.CommandLine("dotnet fm rollback by cannot undo fewer than 0 migrations.", $"{steps} is negative", "name how many to undo")
        : MigrationRunner.Run(context, "rollback", new Goal.Down(steps));

    private static Outcome To(CommandContext context, long version) => MigrationRunner.Run(context, "rollback", new Goal.DownTo(version));

    private static Outcome All(CommandContext context)
    {
        if (!MigrationRunner.IsHarmless(context))
            context.Confirm("Undo every migration?", "Undoing every migration was refused.");
        return MigrationRunner.Run(context, "rollback", new Goal.DownTo(0));
    }
}
