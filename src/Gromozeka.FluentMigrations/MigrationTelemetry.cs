namespace Gromozeka.FluentMigrations;

/// <summary>The names of the engine's telemetry sources.</summary>
public static class MigrationTelemetry
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.ActivitySource"/>: an activity for the run, and for each step, backup, lock wait and
    /// rebuild.
    /// </summary>
    public const string ActivitySourceName = "Gromozeka.FluentMigrations";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "Gromozeka.FluentMigrations";
}
