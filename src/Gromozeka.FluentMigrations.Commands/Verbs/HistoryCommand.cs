using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>history</c>.</summary>
internal static class HistoryCommand
{
    public static Command Build()
    {
        var limit = new Option<int?>("--limit")
        {
            Description = "Show only the latest COUNT attempts; all by default.",
            HelpName = "COUNT",
        }.OfCount();
        var command = CommandTree.New(
            "history",
            "Show every attempted step, from the log of the database.",
            context => Run(context, context.Value(limit)),
            "history --limit 10"
        );
        command.Options.Add(limit);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    private static Outcome Run(CommandContext context, int? limit)
    {
        var workspace = context.Workspace;
        var status = workspace.Manager.GetStatus(context.CancellationToken);
        var log = workspace.Manager.GetHistory();
        IReadOnlyList<MigrationLogEntry> entries = [.. Unrepeated(log ?? []).TakeLast(limit ?? int.MaxValue)];
        var document = new Document("history")
        {
            Database = DatabaseFacts
                .Read(workspace.Database)
                .Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion),
            History = [.. entries.Select(Node)],
        };
        return Outcome.Answer(document, terminal =>
        {
            StatusView.ShowHeader(terminal, document.Database!, StatusView.State(document.Database!), "times in UTC");
            terminal.Out.Rows(entries.SelectMany(entry => Rows(entry, status)));
            terminal.Line(
                log is null
                    ? "The database keeps no log of attempted steps."
                    : $"{Format.Count(entries.Count(IsAttempt), "attempt")}, {entries.Count(HasFailed)} failed."
            );
        });
    }

    /// <summary>Without the first of the two entries of a step without a transaction that has ended: both have the same start.</summary>
    private static IEnumerable<MigrationLogEntry> Unrepeated(IReadOnlyList<MigrationLogEntry> entries) =>
        entries.Where(
            (entry, index) =>
                entry.Outcome != "running"
                || !entries
                    .Skip(index + 1)
                    .Any(later => (later.Version, later.Direction, later.StartedAt) == (entry.Version, entry.Direction, entry.StartedAt))
        );

    /// <summary>Others record a decision of the operator.</summary>
    private static bool IsAttempt(MigrationLogEntry entry) => entry.Direction is not ("repair" or "edit");

    private static bool HasFailed(MigrationLogEntry entry) => entry.Outcome is "failure" or "partial";

    private static HistoryNode Node(MigrationLogEntry entry) =>
        new(
            entry.Version,
            entry.Direction,
            entry.StartedAt,
            entry.Duration.TotalMilliseconds,
            entry.Outcome,
            entry.Error is null ? null : Secrets.Mask(entry.Error),
            entry.Host,
            entry.ProcessId,
            entry.EngineVersion
        )
        {
            Notes = entry.Notes,
        };

    /// <summary>The attempt, with the reason of a failure below it.</summary>
    private static IEnumerable<string[]> Rows(MigrationLogEntry entry, MigrationStatus status)
    {
        yield return
        [
            $"  {Mark(entry)} {Format.Time(entry.StartedAt)}",
            entry.Direction,
            Format.Number(entry.Version),
            Format.Escape(status.Migrations.FirstOrDefault(migration => migration.Version == entry.Version)?.Title),
            Format.Duration(entry.Duration),
            Word(entry),
            $"{Format.Escape(entry.Host)}/{entry.ProcessId}",
        ];
        if (entry.Error?.Split('\n')[0] is { Length: > 0 } error)
            yield return [$"      {Format.Escape(error)}"];
    }

    private static string Mark(MigrationLogEntry entry) =>
        entry.Outcome switch
        {
            _ when HasFailed(entry) => "[red]✗[/]",
            "running" => "[yellow]…[/]",
            _ => "[green]✓[/]",
        };

    private static string Word(MigrationLogEntry entry) =>
        entry.Outcome switch
        {
            "success" => "done",
            "failure" => "failed",
            "partial" => "partly applied",
            _ => entry.Outcome,
        };
}
