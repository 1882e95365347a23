namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>How the health of the databases is checked.</summary>
public sealed class MigrationHealthOptions
{
    /// <summary>How long an answer holds before the database is read again.</summary>
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromSeconds(10);
}
