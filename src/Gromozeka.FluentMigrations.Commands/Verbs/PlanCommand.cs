using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>plan</c>.</summary>
internal static class PlanCommand
{
    public static Command Build()
    {
        var target = new Option<long?>("--target", "-t")
        {
            Description = "The version to reach; the newest by default. A version below the current one plans a rollback.",
            HelpName = "VERSION",
        }.OfVersion();
        var command = CommandTree.New(
            "plan",
            "Show what would run, and the rows and bytes that it touches.",
            context => Run(context, context.Value(target)),
            "plan",
            "plan -t 1",
            "plan --markdown"
        );
        command.Options.Add(target);
        command.Options.Add(StatusCommand.ExitCode);
        command.Options.Add(OutputOptions.Markdown);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Run);
        RunOptions.AddToPlan(command);
        return command;
    }

    private static Outcome Run(CommandContext context, long? target)
    {
        var workspace = context.Workspace;
        Goal goal = target < workspace.Manager.GetCurrentVersion() ? new Goal.DownTo(target.Value) : new Goal.Up(target);
        var run = DryRunFailure.Of(context, () => DryRunResult.Whole(context, goal), "The plan");
        using var session = workspace.Database.Open(SessionAccess.Read);
        var touches = new Touches(new TableSizes(workspace.Database, session), OwnTables.Of(workspace.Options), run.HasRows);
        var forecast = workspace.Database.Find<IBlockingForecasts>()?.Begin(session);
        var steps = run.Parts.Where(part => part.Steps.Count > 0).Select(part => Node(context, part, touches, forecast, run)).ToList();
        var obstacle = WriteObstacle.Find(context, run);
        var document = new Document("plan")
        {
            ExitCode =
                obstacle is not null ? obstacle.Code.ExitCode
                : context.Value(StatusCommand.ExitCode) && steps.Count > 0 ? ExitCodes.Findings
                : ExitCodes.Done,
            Database = DatabaseFacts
                .Read(workspace.Database)
                .Node(run.Before.Database, !session.IsNew, run.Before.CurrentVersion, run.Before.LatestVersion),
            Pending = [.. run.Steps.Where(step => step.Direction == StepDirection.Up).Select(step => StatusView.Node(step.Migration))],
            Steps = steps,
            BackupCommand = workspace.Database.Find<IBackupCommand>()?.BackupCommand,
            Backup = BackupOf(workspace.Manager.PlanBackup(target)),
            Adopted = AdoptionView.Node(run.Adoption),
            RowsTried = run.HasRows,
            ToVersion = run.After.CurrentVersion,
            HasRows = WriteObstacle.HasRows(workspace),
            Failed = obstacle is null ? null : Failure.Of(obstacle),
            Refused = (run.Refusal ?? SchemaLosses.Refusal(workspace.Options, run, touches))?.Why,
        };
        return Outcome.Answer(document, terminal => Show(terminal, document, run, target, workspace.Options));
    }

    /// <summary>The default is not mentioned.</summary>
    private static BackupPlanNode? BackupOf(BackupPlan plan) =>
        plan.Policy == BackupPolicy.Always ? null : new BackupPlanNode(plan.Policy.ToString(), plan.IsMade, plan.Reasons);

    /// <summary>An estimate needs the rows.</summary>
    private static BatchPlanNode? Batches(CompletedStep step, DryRunResult run)
    {
        if (!run.HasRows || step.Batches is not { } done)
            return null;
        var before = run.Before.Migrations.FirstOrDefault(entry => entry.Version == step.Migration.Version)?.Batches;
        var isSame = before?.Direction == step.Direction;
        var rows = isSame ? done.Rows - before!.Rows : done.Rows;
        return isSame && before!.RowsPerSecond is { } rate
            ? new BatchPlanNode(rows, Math.Round(rows / rate, 3), IsByRateSoFar: true)
            : new BatchPlanNode(rows, Math.Round(step.Duration.TotalSeconds, 3), IsByRateSoFar: false);
    }

    private static StepNode Node(CommandContext context, DryRunPart part, Touches touches, IBlockingForecast? forecast, DryRunResult run)
    {
        var step = part.Steps[^1];
        var commands = part.Actions.Skip(part.HistoryActions).OfType<DryRunAction.Run>().ToList();
        var blocking = forecast is null ? [] : commands.SelectMany(action => forecast.Look(action.Command)).ToList();
        var sql = commands
            .Where(action => !OwnTables.IsLogEntry(action.Command))
            .SelectMany(action => ScriptText.Statements(context, action.Command));
        var deleted = run.HasRows ? step.Deleted : touches.Drops(part);
        var tables = touches.Of(part);
        return new StepNode(
            step.Migration.Version,
            step.Migration.Name,
            step.Migration.Title,
            step.Direction.ToString().ToLowerInvariant(),
            tables
        )
        {
            Sql = context.Terminal.Settings is { Verbose: true } or { Markdown: true } ? [.. sql] : null,
            Deleted = deleted.Count == 0 ? null : [.. deleted.Select(StatusView.Node)],
            Blocking = blocking.Count == 0 ? null : [.. blocking.Select(risk => new BlockingNode($"{risk.Table}", risk.What, risk.Advice))],
            Risks = [.. Risks.Of(step.Migration, deleted, tables, blocking)],
            Batches = Batches(step, run),
        };
    }

    private static void Show(Terminal terminal, Document document, DryRunResult run, long? target, MigrationOptions options)
    {
        StatusView.ShowHeader(terminal, document.Database!, $"version {run.Before.CurrentVersion} → {run.After.CurrentVersion}");
        if (run.Adoption is { } adoption)
            AdoptionView.Show(terminal, adoption, isDone: false);
        var steps = document.Steps!;
        foreach (var step in steps)
            Show(terminal, step);
        if (steps.Count == 0 && run.Adoption is null)
        {
            terminal.Line("Nothing to do.");
            return;
        }

        if (document.BackupCommand is { } command)
        {
            terminal.Line($"Backup: none by this run; before it, for example: [bold]{Format.Escape(command)}[/]");
        }
        else if (document.Backup is { } backup)
        {
            var decision =
                backup.IsMade ? "before the run, because " + Format.Escape(string.Join("; ", backup.Reasons))
                : backup.Policy == nameof(BackupPolicy.Never) ? "none"
                : "none, because no step is risky";
            terminal.Line($"Backup ({backup.Policy}): {decision}");
        }

        var touched = steps.SelectMany(step => step.Tables).ToList();
        // Only some products report what statements write.
        var sum =
            touched.Count == 0
                ? "."
                : $", {Format.Count(touched.Sum(table => table.Rows ?? 0), "row")}, "
                    + $"{Format.Bytes(touched.Sum(table => table.Bytes ?? 0))} touched.";
        if (document.Refused is { } refused)
            terminal.Line(
                $"[yellow]Rows would be lost:[/] the run is refused without --allow-data-loss, because {Format.Escape(refused)}."
            );
        else if (steps.Any(step => step.IsLoss))
            terminal.Line($"[yellow]Rows would be lost[/], and the run would not stop: {Permission(options)}.");
        if (document.RowsTried == false)
            terminal.Line("No rows were tried, only the schema.");
        var isDown = steps.Any(step => step.Direction == "down");
        var next =
            "Next: [bold]"
            + Format.Escape(
                CommandFront.Current.Spell(
                    isDown ? $"rollback to {target}"
                    : target is null ? "migrate"
                    : $"migrate up -t {target}"
                )
            )
            + "[/]";
        terminal.Out.Facts($"{Format.Count(steps.Count, "step")}{sum}", document.Failed is null ? next : null);
    }

    private static string Permission(MigrationOptions options) =>
        options.AllowDataLoss ? "AllowDataLoss is set" : "the program allows migrations to delete rows (ConfirmDataLoss is not set)";

    private static void Show(Terminal terminal, StepNode step)
    {
        terminal.Line($"  {(step.Direction == "up" ? "[green]↑[/]" : "[yellow]↓[/]")} {step.Version}  {Format.Escape(step.Description)}");
        terminal.Out.Rows(step.Tables.Select(table => new[] { "      " + table.Change, Format.Escape(table.Table), Size(table) }));
        if (step.Batches is { } batches)
            terminal.Line($"      {batches}");
        foreach (var deletion in step.Deleted?.Where(deletion => deletion.IsLoss) ?? [])
            terminal.Line("      [yellow]loses[/]  " + Format.Escape(deletion.Text!));
        foreach (var risk in step.Blocking ?? [])
        {
            terminal.Line("      [yellow]blocks[/]  " + Format.Escape(risk.What));
            terminal.Line("      instead " + Format.Escape(risk.Advice));
        }

        foreach (var statement in step.Sql ?? [])
            terminal.Line("      " + Format.Escape(statement.ReplaceLineEndings("\n      ")));
    }

    private static string Size(TouchNode table) =>
        table switch
        {
            { Rows: null or 0 } => "",
            { Bytes: null or 0 } => Format.Count(table.Rows.Value, "row"),
            _ => $"{Format.Count(table.Rows.Value, "row")}, {Format.Bytes(table.Bytes.Value)}",
        };
}
