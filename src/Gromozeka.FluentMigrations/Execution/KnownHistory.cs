using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Fingerprints;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>
/// Keeps track, between the steps of a run, of the content of the version table, and of whether another process may have changed it.
/// </summary>
/// <param name="context">The run.</param>
/// <param name="isStrict">Whether the run stops if the version table no longer matches the plan.</param>
internal sealed class KnownHistory(StepContext context, bool isStrict)
{
    private HistoryHead _head = HistoryHead.Empty;
    private long? _othersSeen;

    private IDatabaseSession Session => context.Session;

    /// <summary>The highest version, as far as known.</summary>
    public long Current => _head.Current;

    /// <summary>Whether the schema may have changed since the last check.</summary>
    public bool IsStale => _othersSeen is null;

    /// <summary>Sets the content on which the plan is based.</summary>
    public void Expect(HistoryHead head) => _head = head;

    /// <summary>
    /// Whether nobody but this run has committed since it read the version table. If so, neither the version table nor the schema has
    /// changed, and neither need be read again.
    /// </summary>
    public bool HasBeenAlone()
    {
        if (_othersSeen is { } seen && Session.CommitsOfOthers() == seen)
            return true;
        _othersSeen = null;
        return false;
    }

    /// <summary>
    /// Compares the version table with the plan: another process may have run the step, or (if that matters) made the plan obsolete.
    /// </summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.HistoryChanged"/>.</exception>
    public bool HasDone(PreparedStep step)
    {
        if (step.Migration is null || HasBeenAlone())
            return false;
        var head = context.History.ReadHead(Session);
        var isDone = context.History.Contains(Session, step.Migration.Version) == (step.Direction == StepDirection.Up);
        if (isStrict && !isDone && head != _head)
            throw HistoryErrors.Changed(context.Database.Name, step.Migration.ToString());
        _head = head;
        return isDone;
    }

    /// <summary>Takes what the version table contains now, because another process has run the step.</summary>
    public void Refresh() => Take(context.History.ReadHead(Session), othersSeen: null);

    /// <summary>
    /// The commit number of other connections up to now, at the beginning of a step; null if it does not matter, or there is none.
    /// </summary>
    public long? CommitsOfOthers() => isStrict ? _othersSeen ?? context.History.CommitsOfOthers(Session) : null;

    /// <summary>Writes the version row and the log row of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="fingerprint">What its migration asked for; null if it is not kept.</param>
    /// <param name="started">When it began.</param>
    /// <param name="onlySchema">Whether its statements change only the schema; a trigger may have written to the version table.</param>
    /// <param name="notes">What the log says about it besides; null for nothing.</param>
    /// <returns>
    /// The content of the version table once this is committed: as read; or after a step that changes only the schema, as planned, if the
    /// rows from its version on are as planned.
    /// </returns>
    public HistoryHead Write(PreparedStep step, StepFingerprint? fingerprint, StartedStep started, bool onlySchema, string? notes = null)
    {
        var history = context.History;
        step.WriteVersion?.Invoke();
        if (step.Migration is not { } migration)
            return _head;
        var isAdded = step.Direction == StepDirection.Up;
        if (isAdded)
            history.Add(Session, migration);
        else
            history.Remove(Session, migration);
        history.Log.Write(
            Session,
            migration.Version,
            step.DirectionName,
            StepOutcomes.Success,
            started,
            notes: notes,
            fingerprint: fingerprint
        );
        // SQLite compiles a statement again after each change of the schema; this one is short.
        if (onlySchema && _head.After(migration.Version, isAdded) is { } expected && history.IsLast(Session, migration.Version, isAdded))
            return expected;
        return history.ReadConfirmed(Session, migration.Version, isAdded);
    }

    /// <summary>
    /// Records the content that a step has committed. If a statement of the step, or a trigger, has written to the version table itself,
    /// the next step compares it with the plan.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="head">The current content of the version table.</param>
    /// <param name="othersSeen">The commit number of other connections at the beginning of the step.</param>
    public void Take(PreparedStep step, HistoryHead head, long? othersSeen)
    {
        var isAsPlanned =
            step.Migration is { } migration && head.IsAfter(_head, migration.Version, isAdded: step.Direction == StepDirection.Up);
        Take(head, isAsPlanned ? othersSeen : null);
    }

    /// <summary>Records the content that was read.</summary>
    /// <param name="head">The current content of the version table.</param>
    /// <param name="othersSeen">The commit number of other connections before the step; null if others may have written.</param>
    public void Take(HistoryHead head, long? othersSeen) => (_head, _othersSeen) = (head, othersSeen);
}
