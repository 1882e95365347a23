using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>
/// The step has its own transaction, committed together with its version row: record, begin, check the history again, run the statements,
/// write the version row, commit.
/// </summary>
internal sealed class OwnTransaction(StepContext context, KnownHistory history) : IStepTransaction
{
    public bool CanUndo => true;

    public bool IsJoined => false;

    public bool Run(StepAttempt attempt)
    {
        if (Begin(attempt.Step) is not { } recorded)
            return false;
        using var losses = attempt.Watch(recorded);
        var others = history.CommitsOfOthers();
        var head = attempt.Run(recorded, losses, history);
        context.Session.Commit();
        history.Take(attempt.Step, head, others);
        return true;
    }

    /// <summary>Begins the step's transaction.</summary>
    /// <returns>What the step recorded; null if another process has run it.</returns>
    private RecordedStep? Begin(PreparedStep step)
    {
        var (session, recorder) = (context.Session, context.Recorder);
        var recorded = recorder.Record(step, step.Instance, readsRevision: history.IsStale);
        while (true)
        {
            var isForRebuilds = recorded.Collector.RebuildsTables;
            session.Begin(isForRebuilds);
            if (history.HasBeenAlone())
                return recorded;
            if (history.HasDone(step))
            {
                session.Rollback();
                return null;
            }

            if (session.SchemaRevision() == recorded.SchemaRevision)
                return recorded;

            // Schema.…Exists() was answered before the transaction, and the schema may have changed since: run Up() again, now that nobody
            // else can change it. A third time is needed only if the answer requires another kind of transaction.
            recorded = recorder.Record(step, step.Renew());
            if (isForRebuilds || !recorded.Collector.RebuildsTables)
                return recorded;
            session.Rollback();
        }
    }
}
