using System.Globalization;
using FluentMigrator.Exceptions;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution.Transactions;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>Reports a failed step after its rollback, and records it in the log.</summary>
internal sealed class StepFailure(StepContext context, StepAttempt attempt, IStepTransaction transaction, KnownHistory history)
{
    private PreparedStep Step => attempt.Step;

    private string Database => context.Database.Name;

    /// <summary>The error to throw.</summary>
    public Exception Of(Exception cause, CancellationToken cancellationToken)
    {
        if (transaction.CanUndo && context.Session.IsCommittedByStatement)
            return Failed(cause as MigrationException ?? StepErrors.TransactionEnded(Step, Database, attempt.Remains, cause));
        return cancellationToken.IsCancellationRequested ? Cancelled(cause, cancellationToken) : Failed(cause);
    }

    private OperationCanceledException Cancelled(Exception cause, CancellationToken cancellationToken)
    {
        var remains = attempt.Remains;
        var state =
            transaction.Committed is { } committed ? $"{committed}; the next start continues there"
            : remains != Remains.Nothing ? "has no transaction: what ran before remains"
            : transaction.CanUndo ? "rolled back"
            : "none of it had run";
        TryLog(remains, "cancelled");
        Log.StepCancelled(context.Logger, Step.Name, Step.DirectionName, state);
        // What happened to an empty database says nothing about the one that is meant.
        var what = context.IsReplay
            ? $"was canceled while it was tried on an empty database; it wrote nothing to {Database}"
            : $"was canceled, going {Step.DirectionName}; {state}";
        return new OperationCanceledException($"{Step.Name} {what}.", cause, cancellationToken);
    }

    private MigrationException Failed(Exception cause)
    {
        var remains = attempt.Remains;
        var state = State(remains);
        var error =
            cause as MigrationException
            ?? cause switch
            {
                _ when attempt.HasRunOutOfTime => StepErrors.RanOutOfTime(Step, attempt.Commands, remains, state, cause),
                CheckFailedException check => StepErrors.CheckFailed(Step, attempt.Commands.Position, state, check),
                DatabaseOperationNotSupportedException => StepErrors.NotSupported(Step, attempt.Commands.Position, state, cause),
                _ when remains == Remains.Nothing && context.Database.Explain(cause, state) is { } explained => explained,
                _ => StepErrors.Failed(Step, attempt.Commands, remains, state, cause),
            };
        // A refusal does not know that the step is part of a larger transaction, nor what was committed before it.
        if (HistoryErrors.SayUnchanged(error) || (transaction.IsJoined && remains == Remains.Nothing))
            error = error.WithState(state);
        if (remains != Remains.Nothing && context.Backup is { } backup)
            error = error.WithNext($"the state before the run is in the backup {backup.Path}");
        // A refusal is not an attempt. And if the log is locked like the rest of the database, writing to it would only wait again, unless
        // it already records that the step has started.
        if (
            attempt.IsAnnounced
            || (error.Code != ErrorCodes.DataLoss && error.Code != ErrorCodes.HistoryChanged && error.Code != ErrorCodes.LockTimeout)
        )
            TryLog(remains, error.Message);
        Log.StepFailed(context.Logger, Step.Name, Step.DirectionName, error);
        return error;
    }

    private string State(Remains remains) =>
        transaction.Committed is { } committed ? $"{committed}; the next start continues there"
        : transaction.IsJoined ? $"the enclosing transaction was rolled back in {Database}, including the steps before it"
        : remains != Remains.Nothing
            ? $"the step has no transaction: what ran before the failure remains{Lost} in "
                + $"{Database}{AtVersion(", which is still recorded at")}"
        : $"{(transaction.CanUndo ? "the step was rolled back" : "none of the step had run")}; {Database} is {Unchanged}";

    /// <summary>The run may have created the version table before its first step.</summary>
    private string Unchanged => Step.Migration is null ? "as it was before the step" : AtVersion("still at");

    private string Lost =>
        attempt.HasLostOwnTransaction ? ", except for what ran in the transaction that it began itself, which was rolled back," : "";

    /// <summary>For a step without a version, the version table is not read.</summary>
    private string AtVersion(string text) =>
        Step.Migration is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{text} version {history.Current}");

    /// <summary>The failure itself is reported; a failure to log it is only a warning.</summary>
    private void TryLog(Remains remains, string error)
    {
        if (Step.Migration is null)
            return;
        try
        {
            var outcome = remains == Remains.Nothing ? StepOutcomes.Failure : StepOutcomes.Partial;
            context.History.Log.Write(context.Session, Step.Migration.Version, Step.DirectionName, outcome, attempt.Started, error);
        }
        catch (Exception second)
        {
            Log.FailureNotLogged(context.Logger, Step.Name, Secrets.Mask(second.Message));
        }
    }
}
