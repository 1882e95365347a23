using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>seed</c>.</summary>
internal static class SeedCommand
{
    public static Command Build()
    {
        var profile = new Argument<string?>("PROFILE")
        {
            Description = "The profile to run; optional if there is only one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = CommandTree.New(
            "seed",
            "Run a profile on an up-to-date database.",
            context => Run(context, context.Arguments.GetValue(profile)),
            "seed Development"
        );
        command.Arguments.Add(profile);
        command.Options.Add(RunOptions.Profile);
        command.Options.Add(RunOptions.DryRun);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Run);
        return command;
    }

    private static Outcome Run(CommandContext context, string? given)
    {
        var workspace = context.Workspace;
        var profile = Profiles.Choose(workspace, given ?? context.Value(RunOptions.Profile));
        var status = workspace.Manager.GetStatus(context.CancellationToken);
        if (status.Pending.Any())
        {
            throw Errors.CommandLine(
                $"Profile {profile} was not run.",
                Quantity.Of(status.Pending.Count(), $"migration of {status.Database} is", $"migrations of {status.Database} are")
                    + " pending, and a profile needs the newest schema",
                $"run {CommandFront.Current.Spell("migrate")} first; "
                    + $"or both at once: {CommandFront.Current.Spell("migrate --profile " + profile)}"
            );
        }

        workspace.Profile = profile;
        return GoalRun.Start(context, "seed", new Goal.Up(null));
    }
}
