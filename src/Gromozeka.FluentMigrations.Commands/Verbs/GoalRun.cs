using System.Text;
using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary>Runs to a goal: on the database, on a copy, or as SQL only.</summary>
internal static class GoalRun
{
    /// <summary>Runs.</summary>
    /// <param name="context">The command.</param>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="goal">The goal.</param>
    /// <param name="isConfirmed">Whether undoing everything requires confirmation.</param>
    public static Outcome Start(CommandContext context, string operation, Goal goal, bool isConfirmed = false)
    {
        CompatibilityChecks.Check(context);
        if (context.Value(RunOptions.NoConnection) || context.Value(RunOptions.Preview))
            return PreviewCommand.Run(context, operation, goal);
        if (context.Value(RunOptions.DryRun))
            return DryRun(context, operation, goal);

        var workspace = context.Workspace;
        using var file = OutputFile.Of(context);
        // Also checked if nothing is pending, in which case the run itself would not check it.
        workspace.Database.RowCopies?.DeleteLeft();
        var statements = new StringBuilder();
        var manager = workspace.NewManager(workspace.Database, options => options.Executing += file is null ? null : Keep);
        // Do not ask about a run that would be refused anyway, or that has nothing to undo.
        if (isConfirmed && !context.Terminal.Settings.Yes && manager.PlanRollback(0).Count > 0)
            context.Confirm("Undo every migration?", "Undoing every migration was refused.");
        if (goal is Goal.Up)
            CreateFolder(context, goal);
        var report = goal.Run(manager, context.CancellationToken);
        context.Log.Progress.Dispose();
        var status = manager.GetStatus(context.CancellationToken);
        file?.Write(statements.ToString(), $"the run is done: {status.Database} is at version {status.CurrentVersion}");
        return Outcome(operation, report, status, DatabaseFacts.Read(workspace.Database));

        void Keep(DatabaseCommand command)
        {
            foreach (var statement in ScriptText.Statements(context, command))
                statements.AppendLine(statement);
        }
    }

    private static Outcome DryRun(CommandContext context, string operation, Goal goal)
    {
        var dryRun = DryRunFailure.Of(context, () => Try(context, goal));
        var report = new MigrationReport(
            dryRun.Before.Database,
            dryRun.Before.CurrentVersion,
            dryRun.After.CurrentVersion,
            [.. dryRun.Steps]
        )
        {
            Adoption = dryRun.Adoption,
            Profiles = dryRun.Profiles,
        };
        var outcome = Outcome(operation, report, dryRun.After, DatabaseFacts.Read(context.Workspace.Database));
        return new Outcome(outcome.Document with { DryRun = true, RowsTried = dryRun.HasRows }, terminal =>
        {
            outcome.Show(terminal);
            terminal.Line(
                dryRun.HasRows
                    ? $"A dry run {context.Workspace.Database.RowCopies?.Place ?? "on a copy"} with all rows: nothing was written."
                    : "A dry run on a copy of the schema: nothing was written, and no rows were tried."
            );
        });
    }

    private static DryRunResult Try(CommandContext context, Goal goal)
    {
        var run = DryRunResult.OnRows(context, goal);
        using var session = context.Workspace.Database.Open(SessionAccess.Read);
        var touches = new Touches(
            new TableSizes(context.Workspace.Database, session),
            OwnTables.Of(context.Workspace.Options),
            run.HasRows
        );
        if (SchemaLosses.Refusal(context.Workspace.Options, run, touches) is { } refusal)
        {
            context.Log.ForgetSteps();
            throw refusal;
        }

        WriteObstacle.RefuseWithoutBackup(context, run);
        return run;
    }

    private static Outcome Outcome(string operation, MigrationReport report, MigrationStatus status, DatabaseDescription? facts)
    {
        var isDown = report.Steps.Count > 0 && report.ToVersion < report.FromVersion;
        var made = report.Steps.Select(StatusView.Node).ToList();
        var document = new Document(operation)
        {
            Database = facts.Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            Applied = isDown ? [] : made,
            Undone = isDown ? made : null,
            Pending = [.. status.Pending.Select(StatusView.Node)],
            Adopted = AdoptionView.Node(report.Adoption),
            Backups = report.Backup is { } backup ? [BackupCommand.Node(backup)] : null,
            Profiles = report.Profiles.Count > 0 ? report.Profiles : null,
            DurationMs = Math.Round(report.Duration.TotalMilliseconds, 3),
        };
        return new Outcome(document, terminal => Show(terminal, report, status, document.Database!, isDown));
    }

    private static void Show(Terminal terminal, MigrationReport report, MigrationStatus status, DatabaseNode database, bool isDown)
    {
        if (terminal.Settings.Quiet)
            return;
        var moved =
            report.FromVersion == report.ToVersion ? StatusView.State(database) : $"version {report.FromVersion} → {report.ToVersion}";
        StatusView.ShowHeader(terminal, database, moved);
        if (report.Backup is { } backup)
            terminal.Out.Rows([
                ["  [green]✓[/] backup", Format.Escape(StatusView.Path(backup.Path))],
            ]);
        if (report.Adoption is { } adoption)
            AdoptionView.Show(terminal, adoption);
        terminal.Out.Rows(StatusView.Rows(report.Steps));
        foreach (var profile in report.Profiles)
            terminal.Line($"  [green]✓[/] profile {Format.Escape(profile)}");
        terminal.Line(
            report.Steps.Count == 0 && report.Adoption is null && report.Profiles.Count == 0
                ? $"Nothing to do: {Format.Count(status.Pending.Count(), "migration")} pending."
                : $"{report.Steps.Count} {(isDown ? "undone" : "applied")}, {status.Pending.Count()} pending."
        );
    }

    private static void CreateFolder(CommandContext context, Goal goal)
    {
        var database = context.Workspace.Database;
        if (database.Find<IDatabaseFile>() is not { } file || Directory.Exists(Path.GetDirectoryName(database.Name)))
            return;
        // A run that has nothing to do, or is refused, needs no folder.
        context.Workspace.Manager.PlanBackup(goal.Target(context.Workspace.Manager.GetStatus(context.CancellationToken)));
        WriteObstacle.Refuse(context);
        file.CreateFolder();
    }
}
