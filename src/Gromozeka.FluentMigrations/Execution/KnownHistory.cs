using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution;

/// <summary>What a run knows about the version table between its steps, and whether another process may have changed it.</summary>
/// <param name="context">The run.</param>
/// <param name="isStrict">Whether a version table that holds something else than the plan was made from stops the run.</param>
internal sealed class KnownHistory(StepContext context, bool isStrict)
{
    private HistoryHead _head;
    private long? _othersSeen;

    private IDatabaseSession Session => context.Session;

    /// <summary>The highest version, as far as is known.</summary>
    public long Current => _head.Current;

    /// <summary>Whether the schema may have changed since the last check.</summary>
    public bool IsStale => _othersSeen is null;

    /// <summary>Says what it held when the plan was made.</summary>
    public void Expect(HistoryHead head) => _head = head;

    /// <summary>
    /// Whether only this run has committed anything since it read the version table: then neither that nor the schema has
    /// changed, and they need not be read again.
    /// </summary>
    public bool HasBeenAlone()
    {
        if (_othersSeen is { } seen && Session.CommitsOfOthers() == seen)
            return true;
        _othersSeen = null;
        return false;
    }

    /// <summary>
    /// Compares the version table with what the plan was made from: the step may be done, or (if that matters) the plan may no longer
    /// hold.
    /// </summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.HistoryChanged"/>.</exception>
    public bool HasDone(PreparedStep step)
    {
        if (step.Migration is null || HasBeenAlone())
            return false;
        var head = context.History.ReadHead(Session) ?? default;
        var isDone = context.History.Contains(Session, step.Migration.Version) == (step.Direction == StepDirection.Up);
        if (isStrict && !isDone && head != _head)
            throw HistoryErrors.Changed(context.Database.Name, step.Migration.ToString());
        _head = head;
        return isDone;
    }

    /// <summary>
    /// Whether only this run will have written to the version table when the step is done, and by the engine's own statements.
    /// </summary>
    /// <returns>What others had committed before; null where that is not known.</returns>
    public long? BeforeOwn(RecordedStep recorded) =>
        isStrict && SchemaOnly.Is(recorded.Expressions) ? _othersSeen ?? Session.CommitsOfOthers() : null;

    /// <summary>Writes what the version table and the log keep of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="started">When it began.</param>
    /// <param name="isOwn">Whether nothing else of the step can have written to them.</param>
    /// <returns>What the version table holds once that is committed.</returns>
    public HistoryHead Write(PreparedStep step, StartedStep started, bool isOwn)
    {
        var history = context.History;
        step.WriteVersion?.Invoke();
        if (step.Migration is not { } migration)
            return _head;
        if (step.Direction == StepDirection.Up)
            history.Add(Session, migration);
        else
            history.Remove(Session, migration);
        history.Log.Write(Session, migration.Version, step.DirectionName, StepOutcomes.Success, started);
        history.Confirm(Session, migration.Version, isApplied: step.Direction == StepDirection.Up);
        HistoryHead? known =
            !isOwn ? null
            : step.Direction == StepDirection.Up ? _head.With(migration.Version)
            : _head.Without(migration.Version);
        return known ?? history.ReadHead(Session) ?? default;
    }

    /// <summary>Takes over what a step has committed.</summary>
    /// <param name="head">What the version table holds now.</param>
    /// <param name="othersSeen">What others had committed before it; null where somebody else may have written.</param>
    public void Take(HistoryHead head, long? othersSeen) => (_head, _othersSeen) = (head, othersSeen);
}
