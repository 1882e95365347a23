namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>Options of the health check.</summary>
public sealed class MigrationHealthOptions
{
    /// <summary>How long a result is cached before the database is read again.</summary>
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often the schema is compared with what the applied migrations make (<see cref="MigrationManager.GetDrift"/>); null, the default,
    /// for never. Each comparison runs the migrations on an empty database in memory. A database that has drifted is unhealthy.
    /// </summary>
    public TimeSpan? CheckDriftEvery { get; set; }
}
