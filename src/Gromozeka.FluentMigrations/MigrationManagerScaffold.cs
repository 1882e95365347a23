using Gromozeka.FluentMigrations.Runs;

namespace Gromozeka.FluentMigrations;

/// <content>Scaffolding.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Writes the code of a migration that makes the schema of the database, except the tables of the history. Each statement is tried on
    /// an empty database in memory. Only reads the database, and needs no migrations.
    /// </summary>
    /// <param name="cancellationToken">Interrupts the trials.</param>
    /// <returns>The code, and what it lacks.</returns>
    /// <exception cref="MigrationException">The database has nothing that a migration creates
    /// (<see cref="ErrorCodes.NothingToScaffold"/>), cannot be read, or has no scratch database; or the statements fail
    /// together.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public ScaffoldedMigration Scaffold(CancellationToken cancellationToken = default) =>
        Read(
            session =>
            {
                using var parts = new RunParts(_database, _history, _conventions, _options, _services, _logger);
                return parts.Scaffolder().Write(session, cancellationToken);
            },
            cancellationToken
        );
}
