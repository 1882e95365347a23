using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gromozeka.FluentMigrations.OpenTelemetry;

/// <summary>Adds migrations to OpenTelemetry.</summary>
public static class MigrationsInstrumentationExtensions
{
    /// <summary>Adds the traces of runs, steps, backups, lock waits and rebuilds.</summary>
    /// <param name="builder">The builder of the traces.</param>
    public static TracerProviderBuilder AddMigrationsInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource(MigrationTelemetry.ActivitySourceName);
    }

    /// <summary>Adds the metrics of steps, rows, lock waits, backups, version and pending migrations.</summary>
    /// <param name="builder">The builder of the metrics.</param>
    public static MeterProviderBuilder AddMigrationsInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter(MigrationTelemetry.MeterName);
    }
}
