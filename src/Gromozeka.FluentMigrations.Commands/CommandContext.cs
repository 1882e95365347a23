using System.CommandLine;
using System.Data.Common;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>One call of the tool: what was asked for, where to write, and the program that it is about.</summary>
internal sealed class CommandContext(ParseResult arguments, Terminal terminal, EngineLog log, CancellationToken cancellationToken)
    : IDisposable
{
    private Workspace? _workspace;

    public ParseResult Arguments { get; } = arguments;

    public Terminal Terminal { get; } = terminal;

    public EngineLog Log { get; } = log;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The migrations and the database; found and loaded when first asked for.</summary>
    public Workspace Workspace => _workspace ??= CommandFront.Current.Open(this);

    /// <summary>The same, as far as the command came; null when it was not asked for.</summary>
    public Workspace? OpenedWorkspace => _workspace;

    /// <summary>What is tried on a copy, as the subject of a sentence; null when the command itself runs, or only looks.</summary>
    public string? DryRun { get; set; }

    public T? Value<T>(Option<T> option) => Arguments.GetValue(option);

    /// <summary>Asks, or refuses if no one can answer.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.ConfirmationNeeded"/>.</exception>
    public void Confirm(string question, string refusal)
    {
        if (Terminal.Settings.Yes)
            return;
        if (!Terminal.CanAsk)
            throw Errors.NotConfirmed(refusal, "it was not confirmed, and the command cannot ask here");
        if (!Terminal.Confirm(question))
            throw Errors.NotConfirmed(refusal, "the answer was no");
    }

    /// <summary>What was applied before the run failed.</summary>
    public IReadOnlyList<MigrationNode> CompletedMigrations() =>
        Log.CompletedSteps.Count == 0
            ? []
            :
            [
                .. Workspace
                    .Manager.GetAvailableMigrations()
                    .Where(migration => Log.CompletedSteps.Contains($"Migration {migration}"))
                    .Select(StatusView.Node),
            ];

    /// <summary>The backup that was made before the run failed; null for none.</summary>
    public BackupNode? MadeBackup() =>
        Log.Backup is { } path
        && new BackupManager(Workspace.Database, Workspace.Options).List().FirstOrDefault(backup => backup.Path == path) is { } made
            ? Verbs.BackupCommand.Node(made)
            : null;

    /// <summary>The error of a fault of the database; null when it is none.</summary>
    public MigrationException? ExplainFault(Exception cause) =>
        cause is DbException ? Workspace.Database.Explain(cause, "nothing was written") : null;

    public void Dispose() => _workspace?.Dispose();
}
