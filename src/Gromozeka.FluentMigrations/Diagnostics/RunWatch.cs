using System.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>
/// Tells those who listen what a run does: spans and measurements, and the host's <see cref="IProgress{T}"/>. There is none when nobody listens. A
/// listener that fails is logged, and never fails the run.
/// </summary>
internal sealed class RunWatch : IDisposable
{
    private readonly IProgress<MigrationProgress>? _progress;
    private readonly ILogger _logger;
    private readonly Activity? _span;
    private readonly IDisposable? _reports;
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _count;
    private int _number;
    private int _completed;
    private StepWatch? _step;

    private RunWatch(IDatabase database, IProgress<MigrationProgress>? progress, ILogger logger, string operation)
    {
        (Database, _progress, _logger) = (database, progress, logger);
        _span = Telemetry.Start(operation, database);
        _reports = database.Find<IWorkReports>()?.Subscribe(new WorkListener { Done = Take });
    }

    public IDatabase Database { get; }

    /// <returns>What tells of the run; null when nobody listens.</returns>
    public static RunWatch? Begin(IDatabase database, IProgress<MigrationProgress>? progress, ILogger logger, string operation) =>
        progress is not null || Telemetry.IsOn ? new RunWatch(database, progress, logger, operation) : null;

    /// <summary>The run has steps to make.</summary>
    public void Announce(int count, long current)
    {
        _count = count;
        _span?.SetTag("db.migration.steps", count).SetTag("db.migration.from_version", current);
        Report(new MigrationProgress(MigrationProgressKind.RunStarted, Database.Name) { Count = count, Version = current });
    }

    /// <summary>A step begins.</summary>
    public StepWatch Begin(string step, long? version, StepDirection direction) =>
        _step = new StepWatch(this, step, version, direction, ++_number, Math.Max(_count, _number));

    /// <summary>The run has ended.</summary>
    /// <param name="version">The version of the database now.</param>
    /// <param name="versions">The versions of the program in ascending order, by which pending migrations are counted: with none pending, their number must
    /// not cost anything. Null where they are not known.</param>
    public void End(long version, long[]? versions)
    {
        var tags = Telemetry.Of(Database);
        Telemetry.Version.Record(version, tags);
        if (versions is not null)
        {
            var place = Array.BinarySearch(versions, version);
            Telemetry.Pending.Record(versions.Length - (place < 0 ? ~place : place + 1), tags);
        }

        _span?.SetTag("db.migration.version", version).SetTag("db.migration.steps", Math.Max(_count, _number));
        if (_count > 0)
        {
            Report(
                new MigrationProgress(MigrationProgressKind.RunCompleted, Database.Name)
                {
                    Count = _completed,
                    Version = version,
                    Elapsed = Stopwatch.GetElapsedTime(_started),
                }
            );
        }
    }

    /// <summary>A step has been made.</summary>
    public void Count() => _completed++;

    /// <summary>The run failed, or was refused.</summary>
    public void Fail(Exception cause)
    {
        Telemetry.Fail(_span, cause);
        Report(
            new MigrationProgress(MigrationProgressKind.RunFailed, Database.Name)
            {
                Error = cause,
                Elapsed = Stopwatch.GetElapsedTime(_started),
            }
        );
    }

    public void Report(MigrationProgress progress)
    {
        if (_progress is null)
            return;
        try
        {
            _progress.Report(progress);
        }
#pragma warning disable CA1031 // Whatever a listener throws is not the run's fault.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            Log.ListenerFailed(_logger, progress.Kind.ToString(), Secrets.Mask(cause.Message));
        }
    }

    public void Dispose()
    {
        _reports?.Dispose();
        _span?.Dispose();
    }

    private void Take(WorkReport report)
    {
        if (report.Kind == WorkKind.CopiedPages)
        {
            Report(
                new MigrationProgress(MigrationProgressKind.BackingUp, Database.Name)
                {
                    Share = report.Total is > 0 and { } total ? report.Done / (double)total : null,
                }
            );
            return;
        }

        _step?.TakeRows(report.Subject, report.Done);
        // A migration that inserts row by row has a statement for each: that is counted, and not told.
        if (report.Total == 1)
            return;
        Report(
            new MigrationProgress(MigrationProgressKind.Rows, Database.Name)
            {
                Step = _step?.Name,
                Version = _step?.Version,
                Table = report.Subject,
                Rows = report.Done,
                TotalRows = report.Total,
            }
        );
    }
}
