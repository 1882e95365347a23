using Gromozeka.FluentMigrations.Drift;
using Gromozeka.FluentMigrations.Runs;

namespace Gromozeka.FluentMigrations;

/// <content>Drift.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Compares the schema of the database with what exactly its applied migrations make of an empty database in memory. Only reads the
    /// database, and holds no lock while the migrations run: the application may write meanwhile.
    /// </summary>
    /// <returns>The differences, and for each what undoes it.</returns>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed; the database has versions that the program
    /// lacks; the migrations cannot be replayed on an empty database (<see cref="ErrorCodes.NotFullyChecked"/>); or the database cannot be
    /// read.</exception>
    public DriftReport GetDrift() => Read(session => FindDrift(session));

    private DriftReport FindDrift(Dialect.IDatabaseSession session)
    {
        using var parts = new RunParts(_database, _history, _conventions, _options, _services, _logger);
        return new DriftDetector(_database, _history, session, parts.Replay()).Find(_catalog.Value);
    }
}
