using Gromozeka.FluentMigrations.Batches;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>Runs one direction of a data migration in batches: begins or continues it, and ends it.</summary>
internal sealed class BatchRun(StepContext context, KnownHistory history, StepAttempt attempt, PreparedStep step)
{
    private readonly bool _isUp = step.Direction == StepDirection.Up;
    private RecordedStep? _recorded;
    private BatchState? _state;
    private string _work = "";
    private long? _othersSeen;

    public PreparedStep Step => step;

    /// <summary>Whether an error comes from the cancellation of the run.</summary>
    public bool IsCanceled => attempt.Cancellation.IsCancellationRequested;

    /// <summary>What is committed, in words; null before it has begun.</summary>
    public string? Committed => _state is { } state ? $"{state.ToProgress()} of {state.Table} are done" : null;

    /// <summary>The state of the database, for errors.</summary>
    public string State =>
        Committed is { } committed
            ? $"{committed} going {step.DirectionName}, and committed; {context.Database.Name} has the migration as pending"
            : $"nothing was written by it to {context.Database.Name}";

    private IDatabaseSession Session => context.Session;

    private BatchTables Tables => context.History.Batches;

    private long Version => step.Migration!.Version;

    public BatchOpening Run()
    {
        _recorded = context.Recorder.Record(step, step.Instance);
        _work = context.Recorder.FingerprintOf(step, _recorded).Whole.ToString("x32");
        if (BatchesOf(_recorded) is not { } batches)
            return Open(null, null, 0);
        var key = BatchKey.Of(Session, context.Database, batches);
        CheckAssignments(batches, key);
        var worker = new BatchWorker(Session, batches, new BatchStatements(context.Database, batches, key), context.Observer.Run);
        // Outside of a transaction, because counting takes long. How far it goes is read again within.
        var total = worker.FindEnd() is { } end && !HasBegun() ? worker.Count(end, attempt.Cancellation) : 0;
        var opening = Open(key, worker, total);
        if (opening != BatchOpening.Ready)
            return opening;
        using var losses = new BatchLosses(context, this, batches.Name);
        var isDone = new BatchLoop(context, attempt, step, batches, worker, losses).Run(this);
        attempt.Take(_state!.ToProgress(), losses.Deleted);
        return isDone ? BatchOpening.Done : BatchOpening.DoneElsewhere;
    }

    /// <summary>
    /// Reads how far the migration is, within the transaction of a batch. If nobody else has committed since the last one, that is known.
    /// </summary>
    /// <returns>The state; null if another process has completed the migration.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.BatchesChanged"/>.</exception>
    public BatchState? ReadState()
    {
        var others = Session.CommitsOfOthers();
        if (others is not null && others == _othersSeen)
            return _state;
        _othersSeen = others;
        if (Tables.Read(Session, Version) is { } state && state.Direction == step.Direction)
            return _state = state;
        var isDone = context.History.Contains(Session, Version) == _isUp;
        Session.Rollback();
        return isDone ? null : throw BatchErrors.Changed(step.Name, step.DirectionName, State);
    }

    /// <summary>Records that a batch is committed.</summary>
    public void Take(BatchState state) => _state = state;

    /// <summary>Ends the migration within the transaction of its last batch, and commits it.</summary>
    public void End(BatchState? state)
    {
        if (!context.IsReplay)
            attempt.Commands.Run(MigrationChecks.Of(step), attempt.Cancellation);
        attempt.Finish();
        if (state is not null)
            Tables.Remove(Session, Version);
        var fingerprint = context.History.HasLog && !context.IsReplay && _isUp ? context.Recorder.FingerprintOf(step, _recorded!) : null;
        var head = history.Write(step, fingerprint, attempt.Started, onlySchema: false, state is null ? null : Notes(state));
        Session.Commit();
        _state = state ?? _state;
        history.Take(head, othersSeen: null);
        if (state is { Skipped: > 0 })
            BatchLog.EndedWithSkips(
                context.Logger,
                step.Name,
                step.DirectionName,
                Quantity.Of(state.Skipped, "row was", "rows were"),
                BatchTables.SkipsName
            );
    }

    private static string Notes(BatchState state) =>
        $"{Quantity.Of(state.Rows, "row")} in {Quantity.Of(state.Batches, "batch", "batches")}"
        + (state.Skipped > 0 ? $", with warnings: {Quantity.Of(state.Skipped, "row")} skipped" : "");

    private BatchExpression? BatchesOf(RecordedStep recorded)
    {
        var others = recorded.Expressions.Count(expression => expression is not BatchExpression);
        if (others > 0 || recorded.Expressions.Count > 1)
            throw BatchErrors.Mixed(step.Name, step.DirectionName, others);
        return recorded.Expressions.Count == 0 ? null : (BatchExpression)recorded.Expressions[0];
    }

    private void CheckAssignments(BatchExpression batches, BatchKey key)
    {
        var written = batches.Work switch
        {
            BatchWork.Update update => SqlFragment.AssignedBy(update.Assignments),
            BatchWork.Compute compute => compute.Columns,
            _ => [],
        };
        if (key.Names.FirstOrDefault(name => written.Contains(name, context.Database.Names.Parts)) is { } column)
            throw BatchErrors.Invalid(
                batches.Table,
                $"they would change {column}, which is a part of the key that tells which rows are done",
                "order by columns that do not change (OrderBy)"
            );
    }

    private bool HasBegun() => Tables.Exist(Session) && Tables.Read(Session, Version) is not null;

    /// <summary>Begins the migration, or finds out how far it is.</summary>
    private BatchOpening Open(BatchKey? key, BatchWorker? worker, long total)
    {
        Session.Begin();
        var state = Tables.Exist(Session) ? Tables.Read(Session, Version) : null;
        var isApplied = context.History.Contains(Session, Version);
        // An operator has recorded the migration as applied, whatever its batches have done.
        if (state is not null && isApplied)
        {
            Tables.Remove(Session, Version);
            state = null;
        }

        if (state is null && isApplied == _isUp)
        {
            Session.Commit();
            return BatchOpening.DoneElsewhere;
        }

        if (_isUp && state is { Direction: StepDirection.Down })
        {
            Session.Rollback();
            return BatchOpening.Reversed;
        }

        if (state is null)
            history.HasDone(step);
        else if (key is not null && !state.HasKey(key.Names, context.Database.Names.Parts))
            throw BatchErrors.OtherKey(step.Name, step.DirectionName, state, key.Names);
        return Begin(state, key, worker?.FindEnd(), total);
    }

    private BatchOpening Begin(BatchState? state, BatchKey? key, object?[]? end, long total)
    {
        var next = key is null ? null : Next(state, key, end, total);
        if (next?.End is null)
        {
            End(state);
            return BatchOpening.Done;
        }

        if (state is not null && state.Direction == step.Direction)
        {
            Session.Rollback();
            BatchLog.Continues(context.Logger, step.Name, step.DirectionName, state.ToProgress().ToString(), state.Table);
            if (state.Work != _work)
                BatchLog.Edited(context.Logger, step.Name, state.ToProgress().ToString());
        }
        else
        {
            Store(state, next);
        }

        _state = next;
        return BatchOpening.Ready;
    }

    private void Store(BatchState? before, BatchState next)
    {
        Tables.EnsureCreated(Session);
        if (before is not null)
            Tables.Remove(Session, Version);
        Tables.Add(Session, next);
        // While its rows are being undone, the version must not count as applied.
        if (!_isUp && before is null)
        {
            context.History.Remove(Session, step.Migration!);
            context.History.Confirm(Session, Version, isApplied: false);
        }

        Session.Commit();
    }

    /// <summary>Where the migration is now: where it was, at its beginning, or at the beginning of what is to be undone.</summary>
    private BatchState Next(BatchState? state, BatchKey key, object?[]? end, long total)
    {
        if (state is not null && state.Direction == step.Direction)
            return state;
        var now = BatchState.Text(context.History.Start().At);
        return new BatchState
        {
            Version = Version,
            Direction = step.Direction,
            Table = ((BatchExpression)_recorded!.Expressions[0]).Name.ToString(),
            Key = [.. key.Names],
            Work = _work,
            End = state is null ? end : state.Done,
            TotalRows = state?.Rows ?? total,
            StartedAt = now,
            UpdatedAt = now,
        };
    }
}
