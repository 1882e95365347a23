using System.CommandLine;

using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;
using Gromozeka.FluentMigrations.Ledger;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>history</c>.</summary>
internal static class HistoryCommand
{
    public static Command Build()
    {
        var limit = new Option<int?>("--limit") { Description = "Only so many, the latest.", HelpName = "COUNT" };
        var command = CommandTree.New("history", "Show every attempted step, from the log of the database.", context => Run(context, context.Value(limit)));
        command.Options.Add(limit);
        WorkspaceOptions.AddTo(command);
        return command;
    }

    private static Outcome Run(CommandContext context, int? limit)
    {
        var workspace = context.Workspace;
        var status = workspace.Manager.GetStatus();
        var log = workspace.Manager.GetHistory();
        IReadOnlyList<MigrationLogEntry> entries = [.. (log ?? []).TakeLast(limit ?? int.MaxValue)];
        var document = new Document("history")
        {
            Database = DatabaseFacts.Read(workspace.Database).Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            History = [.. entries.Select(Node)],
        };
        return Outcome.Answer(document, terminal =>
        {
            terminal.Line(StatusView.Header(document.Database!, $"version {status.CurrentVersion} of {status.LatestVersion}"));
            foreach (var line in Rows.Align([.. entries.Select(entry => Cells(entry, status))]))
                terminal.Line(line);
            terminal.Line(log is null ? "The database keeps no log of attempted steps." : $"{Format.Count(entries.Count, "attempt")}, {entries.Count(entry => entry.Outcome is "failure" or "partial")} failed.");
        });
    }

    private static HistoryNode Node(MigrationLogEntry entry) => new(
        entry.Version,
        entry.Direction,
        entry.StartedAt,
        entry.Duration.TotalMilliseconds,
        entry.Outcome,
        entry.Error is null ? null : Secrets.Mask(entry.Error),
        entry.Host,
        entry.ProcessId,
        entry.EngineVersion)
    { Notes = entry.Notes };

    private static string[] Cells(MigrationLogEntry entry, MigrationStatus status) =>
    [
        $"  {(entry.Outcome is "failure" or "partial" ? "[red]✗[/]" : entry.Outcome == "running" ? "[yellow]…[/]" : "[green]✓[/]")} {Format.Time(entry.StartedAt)}",
        entry.Direction,
        Format.Number(entry.Version),
        Format.Escape(status.Migrations.FirstOrDefault(migration => migration.Version == entry.Version)?.Title),
        Format.Duration(entry.Duration),
        $"{Format.Escape(entry.Host)}/{entry.ProcessId}",
        entry.Outcome is "success" or "failure" ? "" : entry.Outcome,
        Format.Escape(entry.Error?.Split('\n')[0]),
    ];
}
