using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Execution.Transactions;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>
/// Runs one step: chooses how it is committed, logs it, and turns a failure into an error. A failure restores the state before the step. A
/// step that another process has run meanwhile is skipped.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="isStrict">Whether the run stops if the version table no longer matches the plan.</param>
internal sealed class StepExecutor(StepContext context, bool isStrict = true)
{
    private readonly KnownHistory _history = new(context, isStrict);

    /// <summary>
    /// Begins the caller's transaction, which the steps are a part of, if it has not begun, prepared for rebuilds on request. Null if each
    /// step has its own transaction.
    /// </summary>
    public Action<bool>? Join { get; set; }

    /// <summary>The rows that the last step has deleted.</summary>
    public IReadOnlyList<DeletedRows> Deleted { get; private set; } = [];

    /// <summary>The batches of the last step; null if it has none.</summary>
    public BatchProgress? Batches { get; private set; }

    /// <summary>The highest version after the last step, or before it if it failed; also of a step that another process has run.</summary>
    public long Current => _history.Current;

    /// <summary>Sets the history on which the plan is based.</summary>
    public void Expect(HistoryHead head) => _history.Expect(head);

    /// <summary>Runs a step.</summary>
    /// <returns>How long it took; null if another process has already run the step.</returns>
    /// <exception cref="MigrationException">The step failed. The database is in the state before it, or as the error says.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled; the database is in the state before the step.</exception>
    public TimeSpan? Execute(PreparedStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        context.Verifier?.Expect(step, cancellationToken);
        using var interruption = cancellationToken.Register(context.Session.Interrupt);
        var transaction = TransactionOf(step);
        Log.StepStarting(context.Logger, step.Name, step.DirectionName);
        using var watch = context.Watch?.Begin(step.Name, step.Migration?.Version, step.Direction);
        var attempt = new StepAttempt(context, step, transaction.CanUndo, cancellationToken) { Reports = watch };
        if (context.Observer is WatchedCommands watched)
            watched.Step = watch!;
        try
        {
            if (!transaction.Run(attempt))
            {
                Log.StepSkipped(context.Logger, step.Name);
                watch?.Complete(isDone: false);
                return null;
            }
        }
        catch (Exception cause)
        {
            attempt.Abandon();
            var error = new StepFailure(context, attempt, transaction, _history).Of(cause, cancellationToken);
            watch?.Fail(error);
            throw error;
        }

        (Deleted, Batches) = (attempt.Deleted, attempt.Batches);
        watch?.Complete(isDone: true);
        Log.StepCompleted(context.Logger, step.Name, step.DirectionName, attempt.Started.Elapsed.TotalMilliseconds);
        return attempt.Started.Elapsed;
    }

    private IStepTransaction TransactionOf(PreparedStep step) =>
        step.Instance is BatchMigration ? new BatchTransaction(context, _history, Join is not null || context.Session.InTransaction)
        : Join is not null || context.Session.InTransaction ? new JoinedTransaction(context, _history, Join)
        : step.HasTransaction ? new OwnTransaction(context, _history)
        : new NoTransaction(context, _history);
}
