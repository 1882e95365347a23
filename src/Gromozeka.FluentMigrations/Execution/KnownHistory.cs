using Gromozeka.FluentMigrations.DataLoss;
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
    /// Determines whether the content of the version table may be known once a step is done: the step consists of operations that the
    /// engine knows.
    /// </summary>
    /// <returns>The commit number of other connections up to now; null if the content will have to be read.</returns>
    public long? BeforeOwn(RecordedStep recorded) =>
        isStrict && !recorded.Expressions.Any(expression => Effects.Of(expression).MayBeAny)
            ? _othersSeen ?? Session.CommitsOfOthers()
            : null;

    /// <summary>
    /// Whether no statement of a step can have changed a row of the version table, whatever schema the table may be in.
    /// </summary>
    public bool IsUntouched(StepLosses losses) =>
        losses.Written is { } written && !written.Any(table => context.Database.Names.Parts.Equals(table.Name, context.History.Table.Name));

    /// <summary>Writes the version row and the log row of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="fingerprint">What its migration asked for; null if it is not kept.</param>
    /// <param name="started">When it began.</param>
    /// <param name="isOwn">Whether no other statement of the step can have written to these tables.</param>
    /// <param name="notes">What the log says about it besides; null for nothing.</param>
    /// <returns>The content of the version table once this is committed.</returns>
    public HistoryHead Write(PreparedStep step, StepFingerprint? fingerprint, StartedStep started, bool isOwn, string? notes = null)
    {
        var history = context.History;
        step.WriteVersion?.Invoke();
        if (step.Migration is not { } migration)
            return _head;
        if (step.Direction == StepDirection.Up)
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
        history.Confirm(Session, migration.Version, isApplied: step.Direction == StepDirection.Up);
        HistoryHead? known =
            !isOwn ? null
            : step.Direction == StepDirection.Up ? _head.With(migration.Version)
            : _head.Without(migration.Version);
        return known ?? history.ReadHead(Session);
    }

    /// <summary>Records the content that a step has committed.</summary>
    /// <param name="head">The current content of the version table.</param>
    /// <param name="othersSeen">The commit number of other connections before the step; null if others may have written.</param>
    public void Take(HistoryHead head, long? othersSeen) => (_head, _othersSeen) = (head, othersSeen);
}
