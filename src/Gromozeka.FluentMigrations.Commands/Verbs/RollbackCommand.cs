using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>rollback [by|to|all]</c>.</summary>
internal static class RollbackCommand
{
    public static Command Build()
    {
        var target = new Option<long?>("--target")
        {
            Description = "The version to go back to; by default, only the last migration is undone.",
            HelpName = "VERSION",
        }.OfVersion();
        var command = CommandTree
            .New(
                "rollback",
                "Undo the last applied migration.",
                context => context.Value(target) is { } version ? To(context, version) : By(context, 1),
                "rollback --dry-run",
                "rollback --target 1"
            )
            .Asking();
        command.Options.Add(target);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Run);
        RunOptions.AddTo(command, isUp: false);

        var steps = new Argument<int>("STEPS") { Description = "How many migrations to undo." };
        var by = CommandTree.New(
            "by",
            "Undo the last applied migrations.",
            context => By(context, context.Arguments.GetValue(steps)),
            "rollback by 2"
        );
        by.Arguments.Add(steps);

        var version = new Argument<long>("VERSION") { Description = "The version to go back to." }.OfVersion();
        var to = CommandTree.New(
            "to",
            "Undo every migration above a version.",
            context => To(context, context.Arguments.GetValue(version)),
            "rollback to 1"
        );
        to.Arguments.Add(version);

        command.Subcommands.Add(by);
        command.Subcommands.Add(to);
        command.Subcommands.Add(CommandTree.New("all", "Undo every migration.", All, "rollback all").Asking());
        return command;
    }

    private static Outcome By(CommandContext context, int steps) =>
        steps < 1
            ? throw Errors.CommandLine(
                $"{CommandFront.Current.Name} rollback by undoes 1 migration or more.",
                $"{steps} is not above 0",
                "name how many to undo"
            )
            : GoalRun.Start(context, "rollback", new Goal.Down(steps));

    private static Outcome To(CommandContext context, long version) => GoalRun.Start(context, "rollback", new Goal.DownTo(version));

    private static Outcome All(CommandContext context) => GoalRun.Start(context, "rollback", new Goal.DownTo(0), isConfirmed: true);
}
