using System.CommandLine;
using System.Data.Common;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>One command: its arguments, its output, and the program that it works on.</summary>
internal sealed class CommandContext(ParseResult arguments, Terminal terminal, EngineLog log, CancellationToken cancellationToken)
    : IDisposable
{
    private Workspace? _workspace;

    public ParseResult Arguments { get; } = arguments;

    public Terminal Terminal { get; } = terminal;

    public EngineLog Log { get; } = log;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The migrations and the database; found and loaded on first use.</summary>
    public Workspace Workspace => _workspace ??= CommandFront.Current.Open(this);

    /// <summary>The workspace if it was loaded; otherwise null.</summary>
    public Workspace? OpenedWorkspace => _workspace;

    /// <summary>What runs on a copy, as the subject of a sentence; null if the command itself runs, or only reads.</summary>
    public string? DryRun { get; set; }

    /// <summary>Whether the command uses only the dialect of the database, so that none has to be configured.</summary>
    public bool NeedsNoDatabase { get; set; }

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

    /// <summary>The migrations that were completed before the run failed.</summary>
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

    /// <summary>The backup that was created before the run failed; null if there is none.</summary>
    public BackupNode? MadeBackup() =>
        Log.Backup is { } path
        && new BackupManager(Workspace.Database, Workspace.Options).List().FirstOrDefault(backup => backup.Path == path) is { } made
            ? Verbs.BackupCommand.Node(made)
            : null;

    /// <summary>The error for a fault of the database; null if the exception has another cause.</summary>
    public MigrationException? ExplainFault(Exception cause) =>
        cause is DbException ? Workspace.Database.Explain(cause, "nothing was written") : null;

    public void Dispose() => _workspace?.Dispose();
}
