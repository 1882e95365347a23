namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>What a host does with a database at startup.</summary>
public enum MigrationStart
{
    /// <summary>Applies pending migrations.</summary>
    Apply,

    /// <summary>
    /// Only reads, and stops the host if a migration is pending or partially applied, or the database is newer than the program.
    /// </summary>
    Check,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>
    /// Applies pending migrations up to the first <see cref="BatchMigration"/>, and the others while the host runs. Until they are applied,
    /// the health check is degraded. If one of them fails, it is unhealthy, and the host keeps running; the next start continues.
    /// </summary>
    Background,
}
