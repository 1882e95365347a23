using System.Diagnostics;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>Reports the progress of a step to its listeners.</summary>
internal sealed class StepWatch : IDisposable
{
    private readonly RunWatch _run;
    private readonly StepDirection _direction;
    private readonly int _number;
    private readonly int _count;
    private readonly Activity? _span;
    private readonly long _started = Stopwatch.GetTimestamp();
    private Activity? _rebuild;
    private (string Table, long Rows) _told;
    private long _rows;

    public StepWatch(RunWatch run, string name, long? version, StepDirection direction, int number, int count)
    {
        (_run, Name, Version, _direction, _number, _count) = (run, name, version, direction, number, count);
        _span = Telemetry.Start("step", run.Database);
        _span?.SetTag("db.migration.version", version).SetTag("db.migration.name", name).SetTag("db.migration.direction", DirectionName);
        run.Report(Progress(MigrationProgressKind.StepStarted));
    }

    public string Name { get; }

    public long? Version { get; }

    private string DirectionName => _direction == StepDirection.Up ? "up" : "down";

    /// <summary>Reports that a table will be rebuilt.</summary>
    public void BeginRebuild(string table)
    {
        _rebuild = Telemetry.Start("rebuild", _run.Database);
        _rebuild?.SetTag("db.collection.name", table);
    }

    public void EndRebuild()
    {
        _rebuild?.Dispose();
        _rebuild = null;
    }

    /// <summary>Reports the number of rows that are done. Each report counts from the beginning of its statement.</summary>
    public void TakeRows(string table, long rows)
    {
        var before = _told.Table == table && _told.Rows <= rows ? _told.Rows : 0;
        _told = (table, rows);
        _rows += rows - before;
    }

    /// <summary>Reports that a batch is committed.</summary>
    /// <param name="progress">How far the migration is.</param>
    /// <param name="rows">The rows of the batch.</param>
    public void TakeBatch(BatchProgress progress, int rows)
    {
        _rows += rows;
        _run.Report(
            Progress(MigrationProgressKind.Rows) with
            {
                Table = progress.Table,
                Rows = progress.Rows,
                TotalRows = progress.TotalRows,
                Share = progress.Share,
                RowsPerSecond = progress.RowsPerSecond,
                TimeLeft = progress.TimeLeft,
            }
        );
    }

    /// <summary>Reports that a statement has ended: the next report counts from the beginning of its own statement.</summary>
    public void EndRows() => _told = default;

    /// <param name="isDone">Whether it was done here, and not by another process meanwhile.</param>
    public void Complete(bool isDone)
    {
        var outcome = isDone ? "success" : "skipped";
        Measure(outcome, error: null);
        if (isDone && Version is not null)
            _run.Count();
        _span?.SetTag("db.migration.outcome", outcome).SetTag("db.migration.rows", _rows);
        _run.Report(Progress(MigrationProgressKind.StepCompleted) with { Elapsed = Stopwatch.GetElapsedTime(_started) });
    }

    public void Fail(Exception cause)
    {
        Measure("failed", Telemetry.ErrorType(cause));
        Telemetry.Fail(_rebuild, cause);
        Telemetry.Fail(_span, cause);
        _span?.SetTag("db.migration.outcome", "failed");
    }

    public void Dispose()
    {
        EndRebuild();
        _span?.Dispose();
    }

    private void Measure(string outcome, string? error)
    {
        var tags = Telemetry.Of(_run.Database);
        tags.Add("db.migration.direction", DirectionName);
        if (_rows > 0)
            Telemetry.Rows.Add(_rows, tags);
        tags.Add("db.migration.outcome", outcome);
        if (error is not null)
            tags.Add("error.type", error);
        Telemetry.StepDuration.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, tags);
    }

    private MigrationProgress Progress(MigrationProgressKind kind) =>
        new(kind, _run.Database.Name)
        {
            Step = Name,
            Version = Version,
            Direction = _direction,
            Number = _number,
            Count = _count,
        };
}
