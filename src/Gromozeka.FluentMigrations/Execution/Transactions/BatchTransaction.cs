using Gromozeka.FluentMigrations.Batches;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>
/// Each batch of the step has its own transaction, committed together with the key that it has reached; the version row is committed with
/// the last batch or, going down, removed before the first. Several processes may run the same step: each batch is run by one of them.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="history">What is known of the version table.</param>
/// <param name="isJoined">Whether a transaction of the caller is or will be open.</param>
internal sealed class BatchTransaction(StepContext context, KnownHistory history, bool isJoined) : IStepTransaction
{
    private BatchRun? _run;

    public bool CanUndo => true;

    public bool IsJoined => isJoined;

    public string? Committed => _run?.Committed;

    public bool Run(StepAttempt attempt)
    {
        if (isJoined)
            throw BatchErrors.Joined(attempt.Step.Name);
        if (attempt.Step.Migration is null || attempt.Step.WriteVersion is not null)
            throw BatchErrors.NoVersion(attempt.Step.Name);
        while (true)
        {
            var opening = Run(new BatchRun(context, history, attempt, attempt.Step));
            if (opening == BatchOpening.DoneElsewhere)
                history.Refresh();
            if (opening != BatchOpening.Reversed)
                return opening == BatchOpening.Done;
            // A process that was rolling the step back has ended. Where its Down and where its Up applies is not the same any more: first
            // the one is completed, then the other begins anew.
            BatchLog.CompletesRollback(context.Logger, attempt.Step.Name);
            Run(
                new BatchRun(
                    context,
                    history,
                    attempt,
                    attempt.Step with
                    {
                        Direction = StepDirection.Down,
                        Instance = attempt.Step.Renew(),
                    }
                )
            );
        }
    }

    private BatchOpening Run(BatchRun run)
    {
        _run = run;
        try
        {
            return run.Run();
        }
        catch (CheckFailedException cause)
        {
            throw StepErrors.CheckFailed(run.Step, "its last batch", run.State, cause);
        }
        // Before its first batch, it fails as any other step does.
        catch (Exception cause) when (cause is not MigrationException && run.Committed is not null && !run.IsCanceled)
        {
            context.Session.Rollback();
            throw context.Database.Explain(cause, run.State) ?? BatchErrors.Failed(run.Step.Name, run.Step.DirectionName, run.State, cause);
        }
    }
}
