using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>migrate [up|down]</c>.</summary>
internal static class MigrateCommand
{
    public static Command Build()
    {
        var target = new Option<long?>("--target")
        {
            Description = "The version to reach; the newest by default.",
            HelpName = "VERSION",
        }.OfVersion();
        var command = CommandTree
            .New(
                "migrate",
                "Apply every pending migration.",
                context => Up(context, context.Value(target)),
                "migrate --dry-run",
                "migrate --target 3"
            )
            .Asking();
        command.Options.Add(target);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Run);
        RunOptions.AddTo(command, isUp: true);

        var upTarget = Target("The version to reach; the newest by default.");
        var up = CommandTree.New(
            "up",
            "Apply every pending migration up to a version.",
            context => Up(context, context.Value(upTarget) ?? context.Value(target)),
            "migrate up -t 3"
        );
        up.Options.Add(upTarget);

        var downTarget = Target("The version to go back to; 0 by default, which undoes everything.");
        var down = CommandTree
            .New(
                "down",
                "Undo every migration above a version.",
                context => Down(context, context.Value(downTarget) ?? context.Value(target) ?? 0),
                "migrate down -t 1"
            )
            .Asking()
            .Without(RunOptions.OfTheWayUp);
        down.Options.Add(downTarget);

        command.Subcommands.Add(up);
        command.Subcommands.Add(down);
        return command;
    }

    private static Option<long?> Target(string description) =>
        new Option<long?>("--target", "-t") { Description = description, HelpName = "VERSION" }.OfVersion();

    private static Outcome Up(CommandContext context, long? target) => GoalRun.Start(context, "migrate", new Goal.Up(target));

    private static Outcome Down(CommandContext context, long target) =>
        GoalRun.Start(context, "migrate down", new Goal.DownTo(target), isConfirmed: target == 0);
}
