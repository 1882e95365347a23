using System.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>
/// Reports the progress of a run to its listeners: traces, metrics, and the host's <see cref="IProgress{T}"/>. There is no instance if
/// nothing listens. An exception of a listener is logged, and never fails the run.
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

    /// <returns>The watch of the run; null if nothing listens, or it runs on a copy.</returns>
    public static RunWatch? Begin(IDatabase database, IProgress<MigrationProgress>? progress, ILogger logger, string operation) =>
        Telemetry.Tells(database) && (progress is not null || (Listeners.MayExist && Telemetry.IsOn))
            ? new RunWatch(database, progress, logger, operation)
            : null;

    /// <summary>Reports that the run has steps to execute.</summary>
    public void Announce(int count, long current)
    {
        _count = count;
        _span?.SetTag("db.migration.steps", count).SetTag("db.migration.from_version", current);
        Report(new MigrationProgress(MigrationProgressKind.RunStarted, Database.Name) { Count = count, Version = current });
    }

    /// <summary>Reports that a step begins.</summary>
    public StepWatch Begin(string step, long? version, StepDirection direction) =>
        _step = new StepWatch(this, step, version, direction, ++_number, Math.Max(_count, _number));

    /// <summary>Reports that the run has ended.</summary>
    /// <param name="version">The version of the database now.</param>
    /// <param name="versions">The versions of the program in ascending order, for counting the pending ones; null if not known. With
    /// nothing pending, counting them must cost nothing.</param>
    public void End(long version, long[]? versions)
    {
        if (Telemetry.Version.Enabled)
            Telemetry.Version.Record(version, Telemetry.Of(Database));
        if (versions is not null && Telemetry.Pending.Enabled)
        {
            var place = Array.BinarySearch(versions, version);
            Telemetry.Pending.Record(versions.Length - (place < 0 ? ~place : place + 1), Telemetry.Of(Database));
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

    /// <summary>Counts a completed step.</summary>
    public void Count() => _completed++;

    /// <summary>Reports that the run failed or was refused.</summary>
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
#pragma warning disable CA1031 // An exception of a listener must not fail the run.
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
        // A migration that inserts row by row has one statement for each row: these are counted, but not reported.
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
