using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>repair</c>.</summary>
internal static class RepairCommand
{
    public static Command Build()
    {
        var applied = new Option<bool>("--mark-applied")
        {
            Description = "A partially applied migration has taken effect: record it as applied.",
        };
        var notApplied = new Option<bool>("--mark-not-applied")
        {
            Description = "A partially applied migration has been undone: record it as not applied.",
        };
        var edits = new Option<bool>("--accept-edits")
        {
            Description = "Accept edited migrations as they are now. The schema stays as it is.",
        };
        var command = CommandTree
            .New(
                "repair",
                "Repair the version table, the log and the settings. Touches no other table.",
                context =>
                    Run(context, Choice(context.Value(applied), context.Value(notApplied)) with { AcceptEdits = context.Value(edits) }),
                "repair --dry-run"
            )
            .Asking();
        foreach (var option in new Option[] { applied, notApplied, edits, RunOptions.DryRun })
            command.Options.Add(option);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    private static RepairOptions Choice(bool applied, bool notApplied) =>
        (applied, notApplied) switch
        {
            (true, true) => throw Errors.CommandLine(
                "A migration cannot be both applied and not applied.",
                "--mark-applied and --mark-not-applied were given",
                "look at the database, and give one of them"
            ),
            (true, false) => new RepairOptions { HalfDone = HalfDoneResolution.MarkApplied },
            (false, true) => new RepairOptions { HalfDone = HalfDoneResolution.MarkNotApplied },
            _ => new RepairOptions(),
        };

    private static Outcome Run(CommandContext context, RepairOptions options)
    {
        var workspace = context.Workspace;
        var plan = workspace.Manager.PlanRepair(options);
        var isDryRun = context.Value(RunOptions.DryRun);
        var isRepairable = plan.Actions.Any(action => action.Kind != RepairKind.Manual);
        if (isRepairable)
            WriteObstacle.Refuse(context);
        if (isRepairable && !isDryRun)
        {
            // Do not ask about a repair that would be refused anyway.
            if (plan.Refusal is { } refusal)
                throw refusal;
            if (!context.Terminal.Settings.Yes)
                Show(context.Terminal.Err, plan.Actions);
            context.Confirm("Do this?", "Nothing was repaired.");
            workspace.Manager.Repair(plan, context.CancellationToken);
        }

        var document = new Document("repair")
        {
            Database = new DatabaseNode(workspace.Database.Name, workspace.Database.MayExist, null, null, null, null, null),
            Repairs =
            [
                .. plan.Actions.Select(action => new RepairNode(
                    action.Code.Id,
                    Secrets.Mask(action.What),
                    Advice.Remedy(action.Does),
                    action.Kind.ToString()
                )),
            ],
            DryRun = isDryRun ? true : null,
        };
        return new Outcome(document, terminal =>
        {
            Show(terminal.Out, plan.Actions);
            terminal.Line(
                plan.Actions.Count == 0 ? "Nothing to repair."
                : isDryRun ? "A dry run: nothing was written."
                : isRepairable ? "Repaired."
                : "The tool can repair none of this."
            );
        });
    }

    private static void Show(Channel channel, IReadOnlyList<RepairAction> actions)
    {
        foreach (var action in actions)
        {
            channel.Rows(
                [
                    [$"[yellow]{action.Code}[/]", Format.Escape(action.What)],
                ],
                gap: 1
            );
            channel.Rows(
                [
                    [action.Kind == RepairKind.Manual ? "  manual: " : "  repair: ", Format.Escape(Advice.Remedy(action.Does))],
                ],
                gap: 1
            );
        }
    }
}
