using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gromozeka.FluentMigrations.OpenTelemetry;

/// <summary>Adds migrations to OpenTelemetry.</summary>
public static class MigrationsInstrumentationExtensions
{
    /// <summary>Adds the spans of runs, steps, backups, waits for the lock and rebuilds.</summary>
    /// <param name="builder">The tracing of the program.</param>
    public static TracerProviderBuilder AddMigrationsInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource(MigrationTelemetry.ActivitySourceName);
    }

    /// <summary>Adds the measurements: steps, rows, waits for the lock, backups, version and pending migrations.</summary>
    /// <param name="builder">The metrics of the program.</param>
    public static MeterProviderBuilder AddMigrationsInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter(MigrationTelemetry.MeterName);
    }
}
