using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>stamp VERSION</c>.</summary>
internal static class StampCommand
{
    private static readonly Argument<long> Version = new Argument<long>("VERSION")
    {
        Description = "The highest version to record.",
    }.OfVersion();

    private static readonly Option<bool> AcceptDifferences = new("--accept-differences")
    {
        Description = "Record the versions although the database differs from their migrations.",
    };

    public static Command Build()
    {
        var command = CommandTree.New(
            "stamp",
            "Record versions for a database that another tool created, without running them.",
            Run,
            "stamp 3 --dry-run"
        );
        command.Arguments.Add(Version);
        command.Options.Add(AcceptDifferences);
        command.Options.Add(RunOptions.DryRun);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Run);
        return command;
    }

    private static Outcome Run(CommandContext context)
    {
        var manager = context.Workspace.Manager;
        var plan = manager.PlanStamp(context.Arguments.GetValue(Version));
        var isDryRun = context.Value(RunOptions.DryRun);
        var refusal = isDryRun && !context.Value(AcceptDifferences) ? plan.Refusal : null;
        if (isDryRun && plan.Migrations.Count > 0 && refusal is null)
            WriteObstacle.Refuse(context, () => true);
        if (!isDryRun)
            manager.Stamp(plan, context.Value(AcceptDifferences), context.CancellationToken);

        var status = manager.GetStatus(context.CancellationToken);
        var document = new Document("stamp")
        {
            ExitCode = refusal?.Code.ExitCode ?? ExitCodes.Done,
            Database = DatabaseFacts
                .Read(context.Workspace.Database)
                .Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            Pending = [.. status.Pending.Select(StatusView.Node)],
            Stamped = new StampNode(
                plan.Version,
                [.. plan.Migrations.Select(migration => migration.Version)],
                [.. plan.Differences.Select(AdoptionView.Node)],
                plan.NotCompared
            ),
            DryRun = isDryRun ? true : null,
            Failed = refusal is null ? null : Failure.Of(WouldBe(refusal)),
        };
        return new Outcome(document, terminal => Show(terminal, document, plan, isDryRun));
    }

    private static MigrationException WouldBe(MigrationException refusal) =>
        new(refusal.Code, $"A stamp would be refused: {refusal.What}", refusal.Why, refusal.State, refusal.Next)
        {
            Version = refusal.Version,
        };

    private static void Show(Terminal terminal, Document document, StampPlan plan, bool isDryRun)
    {
        StatusView.ShowHeader(terminal, document.Database!, StatusView.State(document.Database!));
        terminal.Out.Rows(
            plan.Migrations.Select(migration =>
                new[]
                {
                    $"  {(isDryRun ? "[green]↑[/]" : "[green]✓[/]")} {Format.Number(migration.Version)}",
                    $"{Format.Escape(migration.Title)}  recorded, not run",
                }
            )
        );
        AdoptionView.Show(terminal, plan.Differences, isCompared: true);
        foreach (var line in plan.NotCompared)
            terminal.Line($"      not compared: {Format.Escape(line)}");
        terminal.Out.Facts(Summary(plan, document.Pending!.Count, isDryRun));
    }

    private static IEnumerable<string> Summary(StampPlan plan, int pending, bool isDryRun) =>
        plan.Migrations.Count == 0 ? [$"Nothing to record: every version up to {plan.Version} is recorded."]
        : !isDryRun
            ?
            [
                $"{plan.Migrations.Count} recorded, {pending} pending.",
                $"Next: [bold]{Format.Escape(CommandFront.Current.Spell("validate"))}[/]",
            ]
        : ["A dry run: nothing was written."];
}
