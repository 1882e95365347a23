namespace Gromozeka.FluentMigrations;

/// <summary>The names under which the engine's telemetry is listened to.</summary>
public static class MigrationTelemetry
{
    /// <summary>
    /// The <see cref="System.Diagnostics.ActivitySource"/>: a span for the run, each step, backup, wait for the lock and rebuild.
    /// </summary>
    public const string ActivitySourceName = "Gromozeka.FluentMigrations";

    /// <summary>The <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "Gromozeka.FluentMigrations";
}
