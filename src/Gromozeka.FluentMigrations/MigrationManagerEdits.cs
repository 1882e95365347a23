using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Runs;

namespace Gromozeka.FluentMigrations;

/// <content>Edited migrations.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Compares what each applied migration of the program asks for now with what it asked for when it was applied, which the log keeps
    /// (<see cref="MigrationOptions.KeepLog"/>). Runs the code of the migrations, which only records operations, and none of these. Only
    /// reads.
    /// </summary>
    /// <param name="cancellationToken">Stops between two migrations.</param>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public EditReport GetEdits(CancellationToken cancellationToken = default) =>
        Read(session => FindEdits(session, cancellationToken), cancellationToken);

    private EditReport FindEdits(IDatabaseSession session, CancellationToken cancellationToken)
    {
        using var parts = new RunParts(_database, _history, _conventions, _options, _services, _logger);
        return parts.Edits(session).Find(_catalog.Value, _history.ReadVersions(session), cancellationToken);
    }
}
