using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>
/// The engine's activities and instruments, named by OpenTelemetry's conventions for databases
/// (opentelemetry.io/docs/specs/semconv/database). Without a listener, an activity is null and an instrument is not enabled, so nothing is
/// measured.
/// </summary>
internal static class Telemetry
{
    private const string Prefix = "db.migration.";

    /// <summary>From a millisecond to an hour: the default boundaries are meant for milliseconds.</summary>
    private static readonly InstrumentAdvice<double> s_seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 600, 3600],
    };

    private static readonly Meter s_meter = new(MigrationTelemetry.MeterName);

    public static ActivitySource Source { get; } = new(MigrationTelemetry.ActivitySourceName);

    public static Histogram<double> StepDuration { get; } =
        s_meter.CreateHistogram<double>(Prefix + "step.duration", "s", "How long a step took, by its outcome.", tags: null, s_seconds);

    public static Counter<long> Rows { get; } =
        s_meter.CreateCounter<long>(Prefix + "rows", "{row}", "Rows that migrations copied or inserted.");

    public static Histogram<double> LockWait { get; } =
        s_meter.CreateHistogram<double>(Prefix + "lock_wait.duration", "s", "How long runs waited for the lock.", tags: null, s_seconds);

    public static Histogram<long> BackupSize { get; } = s_meter.CreateHistogram<long>(Prefix + "backup.size", "By", "The size of backups.");

    public static Gauge<long> Version { get; } =
        s_meter.CreateGauge<long>(Prefix + "version", "{version}", "The version of the database after its last run.");

    public static Gauge<long> Pending { get; } =
        s_meter.CreateGauge<long>(Prefix + "pending", "{migration}", "Pending migrations after the last run.");

    /// <summary>Whether anything listens.</summary>
    public static bool IsOn =>
        Source.HasListeners()
        || StepDuration.Enabled
        || Rows.Enabled
        || LockWait.Enabled
        || BackupSize.Enabled
        || Version.Enabled
        || Pending.Enabled;

    /// <summary>Whether anyone is told of what is done to a database.</summary>
    public static bool Tells(IDatabase database) => database is not IDatabaseCopy;

    /// <summary>The attributes of the database that every activity and every measurement has.</summary>
    public static TagList Of(IDatabase database) => new() { { "db.system.name", database.SystemName }, { "db.namespace", database.Name } };

    /// <summary>Begins an activity; null if nothing listens.</summary>
    public static Activity? Start(string operation, IDatabase database)
    {
        if (Source.StartActivity(operation, ActivityKind.Client) is not { } span)
            return null;
        span.SetTag("db.system.name", database.SystemName).SetTag("db.namespace", database.Name).SetTag("db.operation.name", operation);
        return span;
    }

    /// <summary>Ends the span of a created backup.</summary>
    public static void BackedUp(Activity? span, IDatabase database, Backup backup)
    {
        span?.SetTag(Prefix + "backup.size", backup.Bytes);
        if (BackupSize.Enabled)
            BackupSize.Record(backup.Bytes, Of(database));
    }

    /// <summary>Ends the span of a restore, after which the database has another version.</summary>
    public static void Restored(Activity? span, IDatabase database, long version)
    {
        span?.SetTag(Prefix + "version", version);
        Version.Record(version, Of(database));
    }

    /// <summary>Marks an activity as failed, by the conventions for errors. Secrets are never included.</summary>
    public static void Fail(Activity? span, Exception cause)
    {
        span?.SetTag("error.type", ErrorType(cause));
        span?.SetStatus(ActivityStatusCode.Error, Secrets.Mask(cause.Message));
    }

    /// <summary>The code of an error of the engine, or the type of any other exception.</summary>
    public static string ErrorType(Exception cause) => cause is MigrationException known ? known.Code.Id : cause.GetType().FullName!;
}
