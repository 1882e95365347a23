using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>
/// A session on the copy of a dry run. The copy outlives the session. Records everything that the session is asked to do.
/// </summary>
internal sealed class DryRunSession(IDatabaseSession copy, List<DryRunAction> actions, bool hasRows)
    : IDatabaseSession,
        ITableRebuilds,
        IStepVerification,
        IIntegrityCheck
{
    private readonly TouchWatch _touches = new(copy, actions);

    public bool IsNew => false;

    public string ConnectionString => copy.ConnectionString;

    public bool InTransaction => copy.InTransaction;

    public ISchemaReader Schema => copy.Schema;

    public void EnsureCreated()
    {
        // The copy exists, whatever the state of the original is.
    }

    public void Begin() => Begin(rebuildsTables: false);

    public void BeginForRebuilds() => Begin(rebuildsTables: true);

    public void Commit()
    {
        _touches.Dispose();
        copy.Commit();
        actions.Add(new DryRunAction.Commit());
    }

    public void Rollback()
    {
        _touches.Dispose();
        if (copy.InTransaction)
            actions.Add(new DryRunAction.Rollback());
        copy.Rollback();
    }

    public StepEnd FinishStep()
    {
        // Verifying the step may require closing the connection.
        _touches.Dispose();
        return copy.FinishStep();
    }

    /// <summary>A copy of the schema is not the place to check the integrity of the file.</summary>
    public IntegrityReport CheckIntegrity() => hasRows ? copy.CheckIntegrity() : IntegrityReport.Sound;

    public ICommandCollector NewCollector() => copy.NewCollector();

    public TableAlignment Align(TableShape wanted) => copy.Align(wanted);

    public void Execute(DatabaseCommand command)
    {
        actions.Add(new DryRunAction.Run(command));
        if (command is CheckCommand { NeedsRows: true } && !hasRows)
            return;
        _touches.Begin();
        copy.Execute(command);
    }

    public DbCommand CreateCommand(string sql) => copy.CreateCommand(sql);

    public object[]? ReadRepeated(string sql, params IReadOnlyList<object?> values) => copy.ReadRepeated(sql, values);

    public void Interrupt() => copy.Interrupt();

    /// <summary>
    /// The capabilities of the copy, with a record of what they do. The settings of the file are not part of the dry run.
    /// </summary>
    public TCapability? Find<TCapability>()
        where TCapability : class
    {
        if (typeof(TCapability) == typeof(IPersistentSettings))
            return null;
        if (typeof(TCapability) == typeof(IChangeCounters))
            return (TCapability?)_touches.Counters;
        return copy.Find<TCapability>() is { } capability ? this as TCapability ?? capability : null;
    }

    public void Dispose() => Rollback();

    private void Begin(bool rebuildsTables)
    {
        _touches.Dispose();
        copy.Begin(rebuildsTables);
        actions.Add(new DryRunAction.Begin(rebuildsTables) { Schema = rebuildsTables ? copy.ReadSchema() : null });
        _touches.Begin();
    }
}
