namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>Options of the health check.</summary>
public sealed class MigrationHealthOptions
{
    /// <summary>How long a result is cached before the database is read again.</summary>
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromSeconds(10);
}
