using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>drift</c>.</summary>
internal static class DriftCommand
{
    public static Command Build()
    {
        var command = CommandTree.New(
            "drift",
            "Show what was changed in the schema without a migration, and which applied migrations were edited.",
            Run,
            "drift",
            "drift --exit-code"
        );
        command.Options.Add(StatusCommand.ExitCode);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    private static Outcome Run(CommandContext context)
    {
        var workspace = context.Workspace;
        var edits = workspace.Manager.GetEdits(context.CancellationToken);
        var report = workspace.Manager.GetDrift(context.CancellationToken);
        var status = workspace.Manager.GetStatus(context.CancellationToken);
        var document = new Document("drift")
        {
            ExitCode =
                context.Value(StatusCommand.ExitCode) && (report.HasDrift || edits.Edited.Count > 0) ? ExitCodes.Findings : ExitCodes.Done,
            Database = DatabaseFacts
                .Read(workspace.Database)
                .Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            Drift = new DriftNode(
                [.. report.Differences.Select(Node)],
                report.OtherObjects,
                [.. edits.Edited.Select(EditRows.Node)],
                [.. edits.NotCompared.Select(EditRows.Node)]
            ),
        };
        return Outcome.Answer(document, terminal => Show(terminal, document, report, edits));
    }

    private static DriftDifferenceNode Node(DriftDifference one) =>
        new(
            char.ToLowerInvariant($"{one.Difference.Kind}"[0]) + $"{one.Difference.Kind}"[1..],
            $"{one.Difference.Table}",
            one.Difference.Subject,
            one.Difference.Expected,
            one.Difference.Found,
            one.IsAccepted,
            one.Sql,
            one.Code
        );

    private static void Show(Terminal terminal, Document document, DriftReport report, EditReport edits)
    {
        StatusView.ShowHeader(terminal, document.Database!, StatusView.State(document.Database!));
        foreach (var one in report.Drift)
        {
            terminal.Out.Rows(
                [
                    ["  [red]✗[/]", Format.Escape(one.ToString())],
                ],
                gap: 1
            );
            terminal.Out.Rows([Repair(one)], gap: 1);
        }

        var rest = report
            .Differences.Where(one => one.IsAccepted)
            .Select(one => new[] { "  [green]✓[/]", $"accepted: {Format.Escape(one.ToString())}" })
            .Concat(report.OtherObjects.Select(other => new[] { "  ·", $"not of the migrations: {Format.Escape(other)}" }));
        terminal.Out.Rows(rest, gap: 1);
        EditRows.Show(terminal.Out, edits);
        terminal.Line(Summary(report, edits));
    }

    private static string[] Repair(DriftDifference one) =>
        one.Sql is { } sql ? ["      SQL:", Format.Escape(sql)]
        : one.Code is { } code ? ["      migration:", Format.Escape(code)]
        : ["      next:", "undo it, or make it a migration"];

    private static string Summary(DriftReport report, EditReport edits) =>
        report.Version == 0
            ? "No migration is applied, so there is nothing to compare."
            : (
                report.HasDrift
                    ? $"{Format.Count(report.Drift.Count(), "difference")} from the migrations."
                    : "The schema is what the migrations make."
            ) + (edits.Edited.Count == 0 ? "" : $" {Format.Count(edits.Edited.Count, "migration")} edited since it was applied.");
}
