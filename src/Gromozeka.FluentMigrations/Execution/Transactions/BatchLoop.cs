using Gromozeka.FluentMigrations.Batches;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>
/// Runs one batch after the other, each in its own transaction with the key that it has reached. Between them it holds nothing. Every
/// transaction reads first how far the migration is, because another process may run it, too, or an operator may pause it.
/// </summary>
internal sealed class BatchLoop(
    StepContext context,
    StepAttempt attempt,
    PreparedStep step,
    BatchExpression batches,
    BatchWorker worker,
    BatchLosses losses
)
{
    private readonly BatchSize _size = new(batches.Pace, worker.Most);
    private readonly BatchWaits _waits = new(context, step, batches.Pace, attempt.Cancellation);
    private readonly BatchReports _reports = new(context, attempt, step);
    private (string Key, Exception Cause)? _toSkip;
    private bool _hasRunOutOfTime;

    private IDatabaseSession Session => context.Session;

    private BatchTables Tables => context.History.Batches;

    /// <summary>Runs the batches.</summary>
    /// <param name="run">Begins and ends the migration.</param>
    /// <returns>Whether the migration was completed here, and not by another process.</returns>
    public bool Run(BatchRun run)
    {
        while (true)
        {
            attempt.Cancellation.ThrowIfCancellationRequested();
            _waits.ForHours();
            var started = context.History.Start();
            Session.Begin();
            if (run.ReadState() is not { } state)
                return false;
            if (state.IsPaused && !context.IsTrial)
            {
                Session.Rollback();
                _waits.WhilePaused();
                continue;
            }

            var batch = worker.Find(state.Done, state.End!, _size.Next);
            if (batch is not null && !TryRun(run, batch, ref state, started))
                continue;
            if (batch is null or { IsLast: true })
            {
                run.End(state);
                if (batch is not null)
                    _reports.Take(state, batch.Rows);
                return true;
            }

            _size.Succeed(batch.Rows, started.Elapsed);
            run.Take(state);
            _reports.Take(state, batch.Rows);
            _waits.After(started.Elapsed);
        }
    }

    /// <summary>Works on a batch, and commits it unless it is the last one.</summary>
    /// <returns>False if it failed and was rolled back, so that a smaller one follows.</returns>
    private bool TryRun(BatchRun run, Batch batch, ref BatchState state, StartedStep started)
    {
        using var limit = started.Limit(context.Timeout);
        using var expiry = limit.Token.Register(Expire);
        try
        {
            var isSkipped = Work(batch, state);
            state = state with
            {
                Done = batch.UpTo,
                Rows = state.Rows + batch.Rows,
                Skipped = state.Skipped + (isSkipped ? batch.Rows : 0),
                Batches = state.Batches + 1,
                Worked = state.Worked + started.Elapsed,
                UpdatedAt = BatchState.Text(context.History.Start().At),
            };
            Tables.Advance(Session, state);
            if (!batch.IsLast)
                Session.Commit();
            losses.Keep();
            _toSkip = null;
            return true;
        }
        catch (Exception cause) when (cause is not MigrationException && !attempt.Cancellation.IsCancellationRequested)
        {
            Session.Rollback();
            if (_hasRunOutOfTime)
                throw BatchErrors.RanOutOfTime(step.Name, step.DirectionName, run.State, cause);
            if (context.Database.Explain(cause, run.State) is { } fault)
                throw fault;
            Isolate(run, batch, cause);
            return false;
        }
    }

    /// <returns>Whether the row was left as it is.</returns>
    private bool Work(Batch batch, BatchState state)
    {
        if (_toSkip is { } skip && batch.Rows == 1 && KeyValues.Write(batch.UpTo) == skip.Key)
        {
            Tables.AddSkip(Session, state, batch.UpTo, Secrets.Mask(skip.Cause.Message));
            BatchLog.Skipped(context.Logger, step.Name, batches.Table, skip.Key, Secrets.Mask(skip.Cause.Message));
            return true;
        }

        losses.Run(isCounted => worker.Run(batch, isCounted));
        return false;
    }

    /// <summary>Halves a failed batch; once the row is alone, skips it or reports its key.</summary>
    private void Isolate(BatchRun run, Batch batch, Exception cause)
    {
        if (_size.Fail(batch.Rows))
            return;
        var key = KeyValues.Write(batch.UpTo);
        if (batches.OnError == BatchErrorPolicy.Stop)
            throw BatchErrors.RowFailed(step.Name, step.DirectionName, batches.Table, $"the key {key}", run.State, cause);
        _toSkip = (key, cause);
        _size.Alone();
    }

    private void Expire()
    {
        _hasRunOutOfTime = true;
        Session.Interrupt();
    }
}
