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
}
