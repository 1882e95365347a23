using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>
/// The step has a transaction of its own, committed with its version row: record, begin, look at the history again, run the statements,
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
        // Only a step that cannot have touched the version table by itself leaves it as it is known to be.
        var others = history.BeforeOwn(recorded);
        var head = attempt.Run(recorded, losses, history, isOwn: others is not null);
        context.Session.Commit();
        history.Take(head, others);
        return true;
    }

    /// <summary>Begins the step's transaction.</summary>
    /// <returns>What the step asks for; null when another process has run it.</returns>
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

            // Schema.…Exists() was answered before the transaction, and the schema may have moved since: ask the migration again, now
            // that nobody else can move it. Only when the answer needs another transaction to run in is it asked once more, at most.
            recorded = recorder.Record(step, step.Renew());
            if (isForRebuilds || !recorded.Collector.RebuildsTables)
                return recorded;
            session.Rollback();
        }
    }
}
