using System.Globalization;

using FluentMigrator.Exceptions;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Ledger;
using Gromozeka.FluentMigrations.Planning;
using Gromozeka.FluentMigrations.Safety;

using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>
/// Runs one step in one transaction: record, begin, look at the ledger again, run the statements, write the version row, commit. A
/// failure leaves the state before; a step that another process has run meanwhile is skipped.
/// </summary>
internal sealed class StepExecutor(
    IDatabase database,
    IDatabaseSession session,
    MigrationLedger ledger,
    StepRecorder recorder,
    LossPolicy losses,
    ILogger logger,
    IStepObserver observer,
    bool isStrict = true)
{
    private CommandRunner _commands = new(session, observer);
    private LedgerHead _expected;
    private long? _othersSeen;
    private bool _isAnnounced;
    private bool _isRecording;
    private volatile bool _hasRunOutOfTime;

    /// <summary>How long the commands of a step may take; null for as long as they take.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The backup of the database as it was before the run; null when none was made.</summary>
    public Backup? Backup { get; init; }

    /// <summary>
    /// Begins the caller's transaction that steps are a part of, if it has not begun, prepared for rebuilds if asked so; null when steps have
    /// transactions of their own.
    /// </summary>
    public Action<bool>? Join { get; set; }

    /// <summary>The rows that the last step deleted.</summary>
    public IReadOnlyList<DeletedRows> Deleted { get; private set; } = [];

    /// <summary>Says what the ledger held when the plan was made.</summary>
    public void Expect(LedgerHead head) => _expected = head;

    /// <summary>Runs a step.</summary>
    /// <returns>How long it took; null when another process has done it already.</returns>
    /// <exception cref="MigrationException">The step failed; the database is in the state before it (or as the error says).</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; the database is in the state before the step.</exception>
    public TimeSpan? Execute(PreparedStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var interruption = cancellationToken.Register(session.Interrupt);
        _commands = new CommandRunner(session, observer);
        (_isAnnounced, _isRecording, _hasRunOutOfTime) = (false, false, false);
        var started = ledger.Start();
        var isWithin = Join is not null || session.InTransaction;
        Log.StepStarting(logger, step.Name, step.DirectionName);
        try
        {
            var done = isWithin ? RunWithin(step, started, cancellationToken)
                : step.HasTransaction ? RunInTransaction(step, started, cancellationToken)
                : RunWithoutTransaction(step, started, cancellationToken);
            if (!done)
            {
                Log.StepSkipped(logger, step.Name);
                return null;
            }

            Log.StepCompleted(logger, step.Name, step.DirectionName, started.Elapsed.TotalMilliseconds);
            return started.Elapsed;
        }
        catch (Exception cause)
        {
            // After the first error nothing may run before this: the database may have ended the transaction by itself.
            var hasLostOwn = !isWithin && !step.HasTransaction && !_isRecording && session.InTransaction;
            session.Rollback();
            if ((isWithin || step.HasTransaction) && session.IsCommittedByStatement)
                throw Failed(step, isWithin, started, cause as MigrationException ?? StepErrors.TransactionEnded(step, database.Name, RemainsOf(step, isWithin), cause));
            if (cancellationToken.IsCancellationRequested)
                throw Cancelled(step, isWithin, started, cause, cancellationToken);
            throw Failed(step, isWithin, started, cause, hasLostOwn);
        }
    }

    private bool RunInTransaction(PreparedStep step, StartedStep started, CancellationToken cancellationToken)
    {
        if (Begin(step) is not { } recorded)
            return false;

        Warn(step, recorded);
        using var deletions = Watch(step, recorded, canUndo: true);
        // Only a step that cannot have touched the version table by itself leaves it as it is known to be.
        var isKnown = isStrict && SchemaOnly.Is(recorded.Expressions);
        var others = isKnown ? _othersSeen ?? session.CommitsOfOthers() : null;
        var head = InTime(started, () =>
        {
            _commands.Run(recorded, cancellationToken);
            CheckTransaction(step, isWithin: false);
            deletions.Settle(recorded);
            FinishStep(step);
            return Write(step, started, isKnown);
        });
        session.Commit();
        (_expected, _othersSeen, Deleted) = (head, others, deletions.Deleted);
        return true;
    }

    /// <summary>Begins the step's transaction.</summary>
    /// <returns>What the step asks for; null when another process has run it.</returns>
    private RecordedStep? Begin(PreparedStep step)
    {
        var recorded = recorder.Record(step, step.Instance, isStamped: _othersSeen is null);
        while (true)
        {
            var isForRebuilds = recorded.Collector.RebuildsTables;
            session.Begin(isForRebuilds);
            if (HasBeenAlone())
                return recorded;
            if (IsAlreadyDone(step))
            {
                session.Rollback();
                return null;
            }

            if (session.SchemaStamp() == recorded.SchemaStamp)
                return recorded;

            // Schema.…Exists() was answered before the transaction, and the schema may have moved since: ask the migration again, now
            // that nobody else can move it. Only when the answer needs another transaction to run in is it asked once more, at most.
            recorded = recorder.Record(step, step.Renew());
            if (isForRebuilds || !recorded.Collector.RebuildsTables)
                return recorded;
            session.Rollback();
        }
    }

    /// <summary>Runs the step as a part of the caller's transaction, which commits later; a failure undoes all of that.</summary>
    private bool RunWithin(PreparedStep step, StartedStep started, CancellationToken cancellationToken)
    {
        var recorded = recorder.Record(step, step.Instance);
        Join?.Invoke(recorded.Collector.RebuildsTables);
        if (IsAlreadyDone(step))
            return false;
        if (session.SchemaStamp() != recorded.SchemaStamp)
            recorded = recorder.Record(step, step.Renew());
        Warn(step, recorded);
        using var deletions = Watch(step, recorded, canUndo: true);
        _expected = InTime(started, () =>
        {
            _commands.Run(recorded, cancellationToken);
            CheckTransaction(step, isWithin: true);
            deletions.Settle(recorded);
            FinishStep(step);
            return Write(step, started, isKnown: false);
        });
        Deleted = deletions.Deleted;
        return true;
    }

    private bool RunWithoutTransaction(PreparedStep step, StartedStep started, CancellationToken cancellationToken)
    {
        var recorded = recorder.Record(step, step.Instance);
        session.Begin();
        if (IsAlreadyDone(step))
        {
            session.Rollback();
            return false;
        }

        Warn(step, recorded);
        using var deletions = Watch(step, recorded, canUndo: false);
        Announce(step, started);
        var head = InTime(started, () =>
        {
            _commands.Run(recorded, cancellationToken);
            if (session.InTransaction)
                throw StepErrors.TransactionLeftOpen();
            deletions.Settle(recorded);
            FinishStep(step);
            _isRecording = true;
            session.Begin();
            return Write(step, started, isKnown: false);
        });
        session.Commit();
        // What it ran may have written to the version table.
        (_expected, _othersSeen, Deleted) = (head, null, deletions.Deleted);
        return true;
    }

    private void Warn(PreparedStep step, RecordedStep recorded)
    {
        foreach (var warning in recorded.Collector.Warnings)
            Log.StepWarning(logger, step.Name, warning);
    }

    /// <summary>Nothing undoes the step if the process dies in it; only this row tells the next start that it had begun.</summary>
    private void Announce(PreparedStep step, StartedStep started)
    {
        if (step.Migration is not null)
            ledger.Log(session, step.Migration.Version, step.DirectionName, StepOutcomes.Running, started);
        session.Commit();
        _isAnnounced = true;
    }

    /// <summary>Interrupts the session when the time of a step is over. What comes too late all the same is not to be committed.</summary>
    private LedgerHead InTime(StartedStep started, Func<LedgerHead> run)
    {
        LedgerHead head;
        using (var limit = started.Limit(Timeout))
        using (limit.Token.Register(Expire))
            head = run();
        return _hasRunOutOfTime ? throw new OperationCanceledException("The time-out of the step has passed.") : head;

        void Expire()
        {
            _hasRunOutOfTime = true;
            session.Interrupt();
        }
    }

    private void CheckTransaction(PreparedStep step, bool isWithin)
    {
        if (!session.InTransaction || session.HasLostTransaction)
            throw StepErrors.TransactionEnded(step, database.Name, RemainsOf(step, isWithin));
    }

    private void FinishStep(PreparedStep step)
    {
        var end = _commands.Finish();
        if (end.Removed.Count > 0)
            Log.LeftOnConnection(logger, step.Name, string.Join(", ", end.Removed));
        foreach (var warning in end.Warnings)
            Log.StepWarning(logger, step.Name, warning);
    }

    private StepLosses Watch(PreparedStep step, RecordedStep recorded, bool canUndo) =>
        StepLosses.Begin(session, database.Quoter, step, recorded, canUndo, losses, logger, Backup);

    /// <summary>
    /// Whether nobody but this run has committed anything since it knew what the version table holds: then neither that nor the schema has
    /// moved, and they need not be looked at again.
    /// </summary>
    private bool HasBeenAlone()
    {
        if (_othersSeen is { } seen && session.CommitsOfOthers() == seen)
            return true;
        _othersSeen = null;
        return false;
    }

    /// <summary>Compares the ledger with what the plan was made from: the step may be done, or (if that matters) the plan may no longer hold.</summary>
    private bool IsAlreadyDone(PreparedStep step)
    {
        if (step.Migration is null || HasBeenAlone())
            return false;
        var head = ledger.ReadHead(session) ?? default;
        var isDone = ledger.Contains(session, step.Migration.Version) == (step.Direction == StepDirection.Up);
        if (isStrict && !isDone && head != _expected)
            throw LedgerErrors.Changed(database.Name, step.Migration.ToString());
        _expected = head;
        return isDone;
    }

    /// <summary>Writes what the ledger keeps of the step.</summary>
    /// <returns>What the ledger holds once that is committed.</returns>
    private LedgerHead Write(PreparedStep step, StartedStep started, bool isKnown)
    {
        step.Record?.Invoke();
        if (step.Migration is null)
            return _expected;
        if (step.Direction == StepDirection.Up)
            ledger.Add(session, step.Migration);
        else
            ledger.Remove(session, step.Migration);
        ledger.Log(session, step.Migration.Version, step.DirectionName, StepOutcomes.Success, started);
        ledger.Confirm(session, step.Migration.Version, isApplied: step.Direction == StepDirection.Up);
        LedgerHead? known = !isKnown ? null
            : step.Direction == StepDirection.Up ? _expected.With(step.Migration.Version)
            : _expected.Without(step.Migration.Version);
        return known ?? ledger.ReadHead(session) ?? default;
    }

    private Remains RemainsOf(PreparedStep step, bool isWithin) =>
        !(isWithin || step.HasTransaction ? session.IsCommittedByStatement : _commands.MayHaveEffects) ? Remains.Nothing
        : ledger.HasLog && step.Migration is not null ? Remains.Logged
        : Remains.Unlogged;

    private OperationCanceledException Cancelled(PreparedStep step, bool isWithin, StartedStep started, Exception cause, CancellationToken cancellationToken)
    {
        var remains = RemainsOf(step, isWithin);
        var state = remains != Remains.Nothing ? "has no transaction: what ran before stays" : step.HasTransaction ? "rolled back" : "nothing of it had run";
        TryLogFailure(step, started, remains, "cancelled");
        Log.StepCancelled(logger, step.Name, step.DirectionName, state);
        return new OperationCanceledException($"{step.Name} was cancelled, going {step.DirectionName}; {state}.", cause, cancellationToken);
    }

    private MigrationException Failed(PreparedStep step, bool isWithin, StartedStep started, Exception cause, bool hasLostOwn = false)
    {
        var remains = RemainsOf(step, isWithin);
        var state = isWithin ? $"the transaction that the step is a part of was rolled back in {database.Name}, with the steps before it"
            : remains != Remains.Nothing
            ? $"the step has no transaction: what ran before the failure stays{(hasLostOwn ? ", but for what ran in the transaction that it began itself, which was rolled back," : "")} in {database.Name}{AtVersion(step, ", which is still recorded at")}"
            : $"{(step.HasTransaction ? "the step was rolled back" : "nothing of the step had run")}; {database.Name} is unchanged{AtVersion(step, " at")}";
        var error = cause as MigrationException ?? cause switch
        {
            _ when _hasRunOutOfTime => StepErrors.RanOutOfTime(step, _commands, remains, state, cause),
            CheckFailedException check => StepErrors.CheckFailed(step, _commands.Position, state, check),
            DatabaseOperationNotSupportedException => StepErrors.NotSupported(step, _commands.Position, state, cause),
            _ => database.Explain(cause, state) ?? StepErrors.Failed(step, _commands, remains, state, cause),
        };
        // What refuses a step does not know that it is a part of more.
        if (isWithin && remains == Remains.Nothing)
            error = error.WithState(state);
        if (remains != Remains.Nothing && Backup is not null)
            error = error.WithNext($"the state before the run is in the backup {Backup.Path}");
        // A refusal is no attempt; and a log that is locked like the rest would only be waited for once more, unless it says already
        // that the step has begun.
        if (_isAnnounced || (error.Code != ErrorCodes.DataLoss && error.Code != ErrorCodes.LedgerChanged && error.Code != ErrorCodes.LockTimeout))
            TryLogFailure(step, started, remains, error.Message);
        Log.StepFailed(logger, step.Name, step.DirectionName, error);
        return error;
    }

    /// <summary>For a step without a version nobody asked the version table.</summary>
    private string AtVersion(PreparedStep step, string text) =>
        step.Migration is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{text} version {_expected.Current}");

    /// <summary>The failure is what is reported; that it could not be written to the log as well is only worth a warning.</summary>
    private void TryLogFailure(PreparedStep step, StartedStep started, Remains remains, string error)
    {
        if (step.Migration is null)
            return;
        try
        {
            ledger.Log(session, step.Migration.Version, step.DirectionName, remains == Remains.Nothing ? StepOutcomes.Failure : StepOutcomes.Partial, started, error);
        }
        catch (Exception second)
        {
            Log.FailureNotLogged(logger, step.Name, Secrets.Mask(second.Message));
        }
    }
}
