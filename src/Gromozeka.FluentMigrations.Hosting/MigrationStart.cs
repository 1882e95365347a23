namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>What a host does with a database when it starts.</summary>
public enum MigrationStart
{
    /// <summary>Applies what is pending.</summary>
    Apply,

    /// <summary>Only reads, and does not start when a migration is pending or partially applied, or the database is newer.</summary>
    Check,

    /// <summary>Nothing.</summary>
    None,
}
