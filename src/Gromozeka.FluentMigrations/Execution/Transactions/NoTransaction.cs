namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>
/// Each statement of the step commits by itself (<c>TransactionBehavior.None</c>); the version row follows in a transaction of its own.
/// </summary>
internal sealed class NoTransaction(StepContext context, KnownHistory history) : IStepTransaction
{
    public bool CanUndo => false;

    public bool IsJoined => false;

    public bool Run(StepAttempt attempt)
    {
        var (step, session) = (attempt.Step, context.Session);
        var recorded = context.Recorder.Record(step, step.Instance);
        session.Begin();
        if (history.HasDone(step))
        {
            session.Rollback();
            return false;
        }

        using var losses = attempt.Watch(recorded);
        attempt.LogAsRunning();
        var head = attempt.Run(recorded, losses, history);
        session.Commit();
        // Its statements may have written to the version table.
        history.Take(head, othersSeen: null);
        return true;
    }
}
