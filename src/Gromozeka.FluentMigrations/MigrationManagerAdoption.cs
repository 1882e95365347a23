using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations;

/// <content>Databases that were never migrated.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Shows how the next run would adopt the database: each difference from the expected schema, and its meaning. Only reads.
    /// </summary>
    /// <returns>What would be done; null if there is nothing to adopt, or <see cref="MigrationOptions.AdoptExistingDatabase"/> is not
    /// set.</returns>
    /// <exception cref="MigrationException">The run would refuse to adopt it.</exception>
    public AdoptionReport? PlanAdoption()
    {
        using var run = NewRun(SessionAccess.Read);
        return run.PlanAdoption(_catalog.Value)?.Report;
    }
}
