using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>The step is part of the caller's transaction, which commits later; a failure undoes the whole transaction.</summary>
/// <param name="context">The run.</param>
/// <param name="history">What is known of the version table.</param>
/// <param name="join">Begins the caller's transaction if it has not begun, prepared for rebuilds on request; null if it has.</param>
internal sealed class JoinedTransaction(StepContext context, KnownHistory history, Action<bool>? join) : IStepTransaction
{
    public bool CanUndo => true;

    public bool IsJoined => true;

    public bool Run(StepAttempt attempt)
    {
        var step = attempt.Step;
        var recorded = context.Recorder.Record(step, step.Instance);
        join?.Invoke(recorded.Collector.RebuildsTables);
        if (history.HasDone(step))
            return false;
        if (context.Session.SchemaRevision() != recorded.SchemaRevision)
            recorded = context.Recorder.Record(step, step.Renew());
        using var losses = attempt.Watch(recorded);
        history.Expect(attempt.Run(recorded, losses, history));
        return true;
    }
}
