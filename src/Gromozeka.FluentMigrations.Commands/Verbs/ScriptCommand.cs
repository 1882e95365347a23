using System.CommandLine;
using Gromozeka.FluentMigrations.Commands.DryRuns;
using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Commands.Verbs;

/// <summary><c>script</c>.</summary>
internal static class ScriptCommand
{
    public static Command Build()
    {
        var from = new Option<long?>("--from")
        {
            Description = "The version to start from, without connecting to the database; the database's version by default.",
            HelpName = "VERSION",
        }.OfVersion();
        var to = new Option<long?>("--to")
        {
            Description = "The version to reach; the newest by default.",
            HelpName = "VERSION",
        }.OfVersion();
        var isIdempotent = new Option<bool>("--idempotent")
        {
            Description = "Write a script for the sqlite3 shell that skips what is applied.",
        };
        var output = new Option<string?>("--output", "-o") { Description = "Write to a file instead of stdout.", HelpName = "FILE" };
        var command = CommandTree.New(
            "script",
            "Write the SQL of migrations.",
            context =>
            {
                using var file = context.Value(output) is { } name ? OutputFile.Open(context, name) : null;
                var (first, last) = (context.Value(from), context.Value(to));
                var start = first ?? (last is null ? 0 : context.Workspace.Manager.GetStatus().CurrentVersion);
                Goal goal = last < start ? new Goal.DownTo(last.Value) : new Goal.Up(last);
                var run = Try(context, first is not null, () =>
                    first is null
                        ? DryRunResult.OnSchema(context, goal, isForScript: true)
                        : DryRunResult.Offline(context, first.Value, goal, isForScript: true)
                );
                var origin = first is null ? $"{run.Before.Database} from version {run.Before.CurrentVersion}" : $"From version {first}";
                return Outcome(context, "script", run, origin, first is not null, context.Value(isIdempotent), file);
            },
            "script --from 0 --output all.sql",
            "script --idempotent -o upgrade.sql"
        );
        foreach (var option in new Option[] { from, to, isIdempotent, output, RunOptions.AllowBreakingChanges })
            command.Options.Add(option);
        CommandFront.Current.AddOptions(command, WorkspaceUse.Run);
        return command;
    }

    /// <summary>
    /// Runs what will be written. A failure did not happen on the database, which was not even read if the script is for any database.
    /// </summary>
    public static DryRunResult Try(CommandContext context, bool isOffline, Func<DryRunResult> run) =>
        CopyFailure.Of(
            context,
            () =>
                isOffline
                    ? Errors.Untouched
                    : $"nothing was written to {context.Workspace.Database.Name}: it was tried on a copy of its schema",
            run
        );

    /// <summary>The script of a dry run.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NotScriptable"/>.</exception>
    public static Outcome Outcome(
        CommandContext context,
        string operation,
        DryRunResult run,
        string from,
        bool isOffline,
        bool isIdempotent,
        OutputFile? file
    )
    {
        if (operation == "script")
            Check(run, isOffline);
        var sql = ScriptText.Write(context, run, isIdempotent, from);
        file?.Write(sql);
        var document = new Document(operation)
        {
            Database = isOffline
                ? null
                : new DatabaseNode(
                    run.Before.Database,
                    run.Before.Exists,
                    run.Before.CurrentVersion,
                    run.Before.LatestVersion,
                    null,
                    null,
                    null
                ),
            Pending = [.. run.Steps.Select(StatusView.Node).Select(node => node with { DurationMs = null })],
            Sql = file is null ? sql : null,
            File = file?.Path,
        };
        return Output.Outcome.Answer(document, terminal =>
        {
            if (file is null)
                terminal.Script(sql);
            else
                terminal.Note($"{Format.Count(run.Steps.Count(), "migration")} written to {Format.Escape(file.Path)}");
        });
    }

    private static void Check(DryRunResult run, bool isOffline)
    {
        foreach (var part in run.Parts)
        {
            var migration = part.Steps.Count > 0 ? $"Migration {part.Steps[^1].Migration}" : "The creation of the version table";
            if (part.Actions.OfType<DryRunAction.Run>().Any(action => action.Command is ConnectionCommand))
                throw Errors.NotScriptable(
                    migration,
                    "it runs code on the connection (Execute.WithConnection), which is not SQL",
                    $"apply it with {CommandFront.Current.Spell("migrate")}"
                );
            if (isOffline && part.RebuildsTables)
            {
                throw Errors.NotScriptable(
                    migration,
                    "it rebuilds a table, which starts from the table in the database: columns, "
                        + "indexes and triggers that only the database has would be lost",
                    "leave --from out, and name the database with --connection"
                );
            }
        }
    }
}
