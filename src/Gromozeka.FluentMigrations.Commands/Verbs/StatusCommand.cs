using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>status</c>.</summary>
internal static class StatusCommand
{
    public const string Name = "status";

    public static readonly Option<bool> ExitCode = new("--exit-code") { Description = "Exit with 3 if something is pending or wrong." };

    public static Command Build()
    {
        var command = CommandTree.New(Name, "Show what is applied and what is pending.", Run, "status", "status --exit-code");
        command.Options.Add(ExitCode);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Read);
        return command;
    }

    /// <summary>The default command: shows the status, or the help if there are no migrations or there is no database.</summary>
    public static Outcome RunOrHelp(CommandContext context)
    {
        try
        {
            return Run(context);
        }
        catch (Exception cause) when (Nothing(cause) is { } reason)
        {
            context.Log.Progress.Dispose();
            var help = HelpCommand.Run(context, context.Arguments.RootCommandResult.Command);
            var why = $"{reason.What.TrimEnd('.')}: {reason.Why}";
            return Outcome.Answer(help.Document with { Warnings = [$"no status: {why}"] }, terminal =>
            {
                help.Show(terminal);
                terminal.Note();
                terminal.Note("Only the help is shown, because there is no status to show.");
                terminal.Note([
                    ["  why:", Format.Escape(why)],
                    ["  next:", Format.Escape(Advice.Next(reason))],
                ]);
            });
        }
    }

    /// <summary>Why there are no migrations or no database; null if there are.</summary>
    private static MigrationException? Nothing(Exception cause) =>
        cause switch
        {
            OptionsValidationException invalid => SettingErrors.Of(string.Join("\n", invalid.Failures)),
            MigrationException error when error.Code == ErrorCodes.MigrationsNotFound || error.Code == ErrorCodes.InvalidConfiguration =>
                error,
            _ => null,
        };

    private static Outcome Run(CommandContext context)
    {
        var workspace = context.Workspace;
        var status = workspace.Manager.GetStatus(context.CancellationToken);
        var database = DatabaseFacts
            .Read(workspace.Database)
            .Node(status.Database, status.Exists, status.CurrentVersion, status.LatestVersion);
        var isClean = !status.Pending.Any() && !status.Unknown.Any();
        var hasForeignTables = status.Exists && !status.Applied.Any() && HasTables(workspace.Database);
        var document = new Document("status")
        {
            ExitCode = context.Value(ExitCode) && !isClean ? ExitCodes.Findings : ExitCodes.Done,
            Database = database,
            Applied = [.. status.Applied.Select(StatusView.Node)],
            Pending = [.. status.Pending.Select(StatusView.Node)],
        };
        return Outcome.Answer(document, terminal =>
            Show(terminal, status, database, hasForeignTables && workspace.Options.AdoptExistingDatabase)
        );
    }

    private static void Show(Terminal terminal, MigrationStatus status, DatabaseNode database, bool isToAdopt)
    {
        StatusView.ShowHeader(terminal, database, StatusView.State(database));
        terminal.Out.Rows(StatusView.Rows(status));
        terminal.Out.Facts(
            $"{status.Applied.Count()} applied, {status.Pending.Count()} pending.",
            Next(status, isToAdopt) is { } next ? $"Next: [bold]{Format.Escape(next)}[/]" : null
        );
        if (isToAdopt)
            terminal.Line("It has tables but no version: the next run adopts it, if its tables match migration 1.");
    }

    private static string? Next(MigrationStatus status, bool isToAdopt) =>
        status.Unknown.Any() || status.Migrations.Any(entry => entry.HalfDone is not null) ? CommandFront.Current.Spell("validate")
        : isToAdopt ? CommandFront.Current.Spell("adopt --dry-run")
        : status.Pending.Any() ? CommandFront.Current.Spell("migrate")
        : null;

    private static bool HasTables(IDatabase database)
    {
        using var session = database.Open(SessionAccess.Read);
        return session.ReadTableNames().Count > 0;
    }
}
