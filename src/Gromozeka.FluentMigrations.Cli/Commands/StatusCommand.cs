using System.CommandLine;

using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Cli.Commands;

/// <summary><c>status</c>.</summary>
internal static class StatusCommand
{
    public static readonly Option<bool> ExitCode = new("--exit-code") { Description = "End with 3 when something is pending, or not as it should be." };

    public static Command Build()
    {
        var command = CommandTree.New("status", "Show what is applied and what is pending.", Run);
        command.Options.Add(ExitCode);
        WorkspaceOptions.AddTo(command);
        return command;
    }

    private static Outcome Run(CommandContext context)
    {
        var workspace = context.Workspace;
        var status = workspace.Manager.GetStatus();
        var database = DatabaseFacts.Read(workspace.Database).Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion);
        var isClean = !status.Pending.Any() && !status.Unknown.Any();
        var hasForeignTables = status.Exists && !status.Applied.Any() && HasTables(workspace.Database);
        var document = new Document("status")
        {
            ExitCode = context.Value(ExitCode) && !isClean ? ExitCodes.Findings : ExitCodes.Done,
            Database = database,
            Applied = [.. status.Applied.Select(StatusView.Node)],
            Pending = [.. status.Pending.Select(StatusView.Node)],
        };
        return Outcome.Answer(document, terminal => Show(terminal, status, database, hasForeignTables && workspace.Options.AdoptExistingDatabase));
    }

    private static void Show(Terminal terminal, MigrationStatus status, DatabaseNode database, bool isToAdopt)
    {
        terminal.Line(StatusView.Header(database, status.Exists ? $"version {status.CurrentVersion} of {status.LatestVersion}" : "no database yet"));
        foreach (var line in StatusView.Lines(status))
            terminal.Line(line);
        var counts = $"{status.Applied.Count()} applied, {status.Pending.Count()} pending.";
        terminal.Line(Next(status, isToAdopt) is { } next ? $"{counts}   Next: [bold]{next}[/]" : counts);
        if (isToAdopt)
            terminal.Line("It has tables but no version: the next run adopts it, if its tables are what migration 1 makes.");
    }

    private static string? Next(MigrationStatus status, bool isToAdopt) =>
        status.Unknown.Any() ? "dotnet fm validate"
        : isToAdopt ? "dotnet fm adopt --dry-run"
        : status.Pending.Any() ? "dotnet fm migrate"
        : null;

    private static bool HasTables(IDatabase database)
    {
        using var session = database.Open(SessionAccess.Read);
        return session.ReadTableNames().Count > 0;
    }
}
