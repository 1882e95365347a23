using Gromozeka.FluentMigrations.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>Adds the databases of <c>AddMigrations</c> to the health checks.</summary>
public static class MigrationsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of every registered database. It is unhealthy until the startup run has finished, and if the database is behind, newer
    /// than the program, partially applied, or cannot be read. The data contains the version, the pending migrations and the last run.
    /// The check reads with one query, never writes, and caches its result for some seconds.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="tags">Its tags; null for <c>ready</c>.</param>
    /// <param name="configure">Changes the options of the check.</param>
    public static IHealthChecksBuilder AddMigrations(
        this IHealthChecksBuilder builder,
        string name = "migrations",
        IEnumerable<string>? tags = null,
        Action<MigrationHealthOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (configure is not null)
            builder.Services.Configure(configure);
        builder.Services.TryAddSingleton<MigrationHealthCheck>();
        return builder.Add(
            new HealthCheckRegistration(
                name,
                provider => provider.GetRequiredService<MigrationHealthCheck>(),
                failureStatus: null,
                tags ?? ["ready"]
            )
        );
    }
}
