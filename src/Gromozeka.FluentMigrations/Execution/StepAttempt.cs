using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Fingerprints;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>One attempt to run a step: its statements, its time limit, and its result.</summary>
/// <param name="context">The run.</param>
/// <param name="step">The step.</param>
/// <param name="canUndo">Whether a failure undoes the whole step.</param>
/// <param name="cancellationToken">Ends it between two commands.</param>
internal sealed class StepAttempt(StepContext context, PreparedStep step, bool canUndo, CancellationToken cancellationToken)
{
    private readonly CommandRunner _commands = new(context.Session, context.Observer);
    private volatile bool _hasRunOutOfTime;
    private bool _isFinished;

    public PreparedStep Step => step;

    /// <summary>Ends the step.</summary>
    public CancellationToken Cancellation => cancellationToken;

    /// <summary>Reports the progress of the step; null if nothing listens.</summary>
    public StepWatch? Reports { get; init; }

    public StartedStep Started { get; } = context.History.Start();

    /// <summary>The current position of the step, for error messages.</summary>
    public CommandRunner Commands => _commands;

    public bool HasRunOutOfTime => _hasRunOutOfTime;

    /// <summary>Whether the log already records that the step has started.</summary>
    public bool IsAnnounced { get; private set; }

    /// <summary>Whether the step began a transaction itself and left it open, so that the rollback undid what ran in it.</summary>
    public bool HasLostOwnTransaction { get; private set; }

    /// <summary>The rows that the step has deleted.</summary>
    public IReadOnlyList<DeletedRows> Deleted { get; private set; } = [];

    /// <summary>What the step would leave behind if it failed now.</summary>
    public Remains Remains =>
        !(canUndo ? context.Session.IsCommittedByStatement : _commands.MayHaveEffects) ? Remains.Nothing
        : context.History.HasLog && step.Migration is not null ? Remains.Logged
        : Remains.Unlogged;

    /// <summary>
    /// Writes to the log that the step has started. If the process crashes, nothing undoes the step, and only this row tells the next start
    /// about it.
    /// </summary>
    public void LogAsRunning()
    {
        if (step.Migration is not null)
            context.History.Log.Write(context.Session, step.Migration.Version, step.DirectionName, StepOutcomes.Running, Started);
        context.Session.Commit();
        IsAnnounced = true;
    }

    /// <summary>Predicts what the step will delete, before its first statement.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DataLoss"/>.</exception>
    public StepLosses Watch(RecordedStep recorded)
    {
        foreach (var warning in recorded.Collector.Warnings)
            Log.StepWarning(context.Logger, step.Name, warning);
        return StepLosses.Begin(context.Session, context.Database, step, recorded, canUndo, context.Losses, context.Logger, context.Backup);
    }

    /// <summary>
    /// Runs the statements, verifies their result, and writes the version row, all within the step's time limit. If the step has no
    /// transaction of its own, the version row gets one, which the caller commits.
    /// </summary>
    /// <param name="recorded">The recorded operations.</param>
    /// <param name="losses">The rows that the step may delete.</param>
    /// <param name="history">The version table.</param>
    /// <returns>The content of the version table once this is committed.</returns>
    public HistoryHead Run(RecordedStep recorded, StepLosses losses, KnownHistory history)
    {
        HistoryHead head;
        using (var limit = Started.Limit(context.Timeout))
        using (limit.Token.Register(Expire))
        {
            // Before it runs, because a dialect may change the expressions.
            var fingerprint = FingerprintOf(recorded);
            context.Verifier?.Begin(context.Session);
            _commands.Run(recorded, cancellationToken);
            CheckTransaction();
            if (!context.IsReplay)
                _commands.Run(MigrationChecks.Of(step), cancellationToken);
            CheckTransaction();
            losses.Settle(recorded);
            context.Verifier?.Verify(context.Session);
            Finish();
            _isFinished = true;
            if (!canUndo)
                context.Session.Begin();
            head = history.Write(step, fingerprint, Started, SchemaOnly.Is(recorded.Expressions));
        }

        // A step that finishes after its time limit must not be committed.
        if (_hasRunOutOfTime)
            throw new OperationCanceledException("The step timed out.");
        Deleted = losses.Deleted;
        return head;
    }

    /// <summary>
    /// Rolls back. After the first error, this must run before anything else, because the database may have ended the transaction already.
    /// </summary>
    public void Abandon()
    {
        HasLostOwnTransaction = !canUndo && !_isFinished && context.Session.InTransaction;
        context.Session.Rollback();
    }

    private StepFingerprint? FingerprintOf(RecordedStep recorded) =>
        context.History.HasLog && !context.IsReplay && step is { Migration: not null, Direction: StepDirection.Up }
            ? context.Recorder.FingerprintOf(step, recorded)
            : null;

    private void Expire()
    {
        _hasRunOutOfTime = true;
        context.Session.Interrupt();
    }

    private void CheckTransaction()
    {
        if (canUndo && (!context.Session.InTransaction || context.Session.HasLostTransaction))
            throw StepErrors.TransactionEnded(step, context.Database.Name, Remains);
        if (!canUndo && context.Session.InTransaction)
            throw StepErrors.TransactionLeftOpen();
    }

    /// <summary>The batches of the step; null if it has none.</summary>
    public BatchProgress? Batches { get; private set; }

    /// <summary>Reports what a step has done in batches.</summary>
    public void Take(BatchProgress? batches, IReadOnlyList<DeletedRows> deleted)
    {
        (Batches, Deleted) = (batches, deleted);
        if (deleted.Count > 0)
            Log.DeletedRows(context.Logger, step.Name, string.Join(", ", deleted));
    }

    /// <summary>Verifies what the step has done, and reports what it left behind.</summary>
    public void Finish()
    {
        var end = _commands.Finish();
        if (end.Removed.Count > 0)
            Log.LeftOnConnection(context.Logger, step.Name, string.Join(", ", end.Removed));
        foreach (var warning in end.Warnings)
            Log.StepWarning(context.Logger, step.Name, warning);
    }
}
