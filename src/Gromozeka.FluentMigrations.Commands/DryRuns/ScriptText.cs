using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Scripts;

namespace Gromozeka.FluentMigrations.Commands.DryRuns;

/// <summary>Writes what ran on a copy as SQL.</summary>
internal static class ScriptText
{
    /// <summary>The statements of a command; as it describes itself, if the dialect does not write scripts.</summary>
    public static IEnumerable<string> Statements(CommandContext context, DatabaseCommand command) =>
        context.Workspace.Database.Find<IScriptWriter>()?.Statements(command) ?? [command.Text];

    /// <summary>The script of a dry run.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NotScriptable"/>.</exception>
    public static string Write(CommandContext context, DryRunResult run, bool isIdempotent, string from)
    {
        if (run.Steps.FirstOrDefault(step => step.Migration.Type.IsSubclassOf(typeof(BatchMigration))) is { } step)
            throw Errors.NotScriptable(
                $"Migration {step.Migration}",
                "it works in batches, whose keys depend on the rows that there are when they run",
                $"apply it with {CommandFront.Current.Spell("migrate")}"
            );
        return Writer(context)
            .Write(
                new MigrationScript(
                    $"{from}, to version {run.After.CurrentVersion}. Written by {CommandFront.Current.Name}.",
                    [.. run.Parts.Select(Part)],
                    OwnTables.VersionTable(context.Workspace.Options),
                    [.. run.Before.Applied.Select(entry => entry.Version)],
                    isIdempotent
                )
            );
    }

    private static IScriptWriter Writer(CommandContext context) =>
        context.Workspace.Database.Find<IScriptWriter>()
        ?? throw Errors.NotScriptable(
            $"What runs on {context.Workspace.Database.Name}",
            "the dialect of this database does not write scripts",
            "let a run apply it"
        );

    private static ScriptPart Part(DryRunPart part) =>
        new(
            part.Steps.Count > 0 ? part.Steps[^1] : null,
            [.. part.Actions.Take(part.HistoryActions).Where(IsWritten)],
            [.. part.Actions.Skip(part.HistoryActions).Where(IsWritten)]
        );

    private static bool IsWritten(DryRunAction action) => action is not DryRunAction.Run run || !OwnTables.IsLogEntry(run.Command);
}
