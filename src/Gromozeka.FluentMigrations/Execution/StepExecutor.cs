using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Execution.Transactions;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>
/// Runs one step: chooses how it is committed, logs it, and turns a failure into its error. A failure leaves the state before; a step
/// that another process has run meanwhile is skipped.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="isStrict">Whether a version table that holds something else than the plan was made from stops the run.</param>
internal sealed class StepExecutor(StepContext context, bool isStrict = true)
{
    private readonly KnownHistory _history = new(context, isStrict);

    /// <summary>
    /// Begins the caller's transaction that steps are a part of, if it has not begun, prepared for rebuilds if asked so; null when steps
    /// have transactions of their own.
    /// </summary>
    public Action<bool>? Join { get; set; }

    /// <summary>The rows that the last step deleted.</summary>
    public IReadOnlyList<DeletedRows> Deleted { get; private set; } = [];

    /// <summary>Says what the history held when the plan was made.</summary>
    public void Expect(HistoryHead head) => _history.Expect(head);

    /// <summary>Runs a step.</summary>
    /// <returns>How long it took; null when another process has done it already.</returns>
    /// <exception cref="MigrationException">The step failed; the database is in the state before it (or as the error says).</exception>
    /// <exception cref="OperationCanceledException">The run was canceled; the database is in the state before the step.</exception>
    public TimeSpan? Execute(PreparedStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var interruption = cancellationToken.Register(context.Session.Interrupt);
        var transaction = TransactionOf(step);
        var attempt = new StepAttempt(context, step, transaction.CanUndo, cancellationToken);
        Log.StepStarting(context.Logger, step.Name, step.DirectionName);
        using var watch = context.Watch?.Begin(step.Name, step.Migration?.Version, step.Direction);
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

        Deleted = attempt.Deleted;
        watch?.Complete(isDone: true);
        Log.StepCompleted(context.Logger, step.Name, step.DirectionName, attempt.Started.Elapsed.TotalMilliseconds);
        return attempt.Started.Elapsed;
    }

    private IStepTransaction TransactionOf(PreparedStep step) =>
        Join is not null || context.Session.InTransaction ? new JoinedTransaction(context, _history, Join)
        : step.HasTransaction ? new OwnTransaction(context, _history)
        : new NoTransaction(context, _history);
}
