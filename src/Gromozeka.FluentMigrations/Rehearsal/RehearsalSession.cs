using System.Data.Common;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Rehearsal;

/// <summary>A session on the copy of a rehearsal, which outlives it. Records what it is told to do.</summary>
internal sealed class RehearsalSession(IDatabaseSession copy, List<RehearsedAction> actions, bool hasRows) : IDatabaseSession
{
    private readonly TouchWatch _touches = new(copy, actions);

    public bool IsNew => false;

    public string ConnectionString => copy.ConnectionString;

    public StringComparer NameComparer => copy.NameComparer;

    public bool InTransaction => copy.InTransaction;

    public bool IsCommittedByStatement => copy.IsCommittedByStatement;

    public bool HasLostTransaction => copy.HasLostTransaction;

    public long Commits => copy.Commits;

    public bool EnforcesForeignKeys => copy.EnforcesForeignKeys;

    public void EnsureCreated()
    {
        // The copy is there, whatever the original is.
    }

    /// <summary>The settings of the file are not part of the schema.</summary>
    public string? ApplyPersistentSettings() => null;

    public void Begin(bool rebuildsTables = false)
    {
        _touches.Dispose();
        copy.Begin(rebuildsTables);
        actions.Add(new RehearsedAction.Begin(rebuildsTables) { Schema = rebuildsTables ? copy.ReadSchema() : null });
        _touches.Begin();
    }

    public void Commit()
    {
        _touches.Dispose();
        copy.Commit();
        actions.Add(new RehearsedAction.Commit());
    }

    public void Rollback()
    {
        _touches.Dispose();
        if (copy.InTransaction)
            actions.Add(new RehearsedAction.Rollback());
        copy.Rollback();
    }

    public StepEnd FinishStep()
    {
        // What checks the step may have to close the connection.
        _touches.Dispose();
        return copy.FinishStep();
    }

    public long SchemaStamp() => copy.SchemaStamp();

    public long? CommitsOfOthers() => copy.CommitsOfOthers();

    /// <summary>A copy of the schema is not the place to look for it.</summary>
    public IntegrityReport CheckIntegrity() => hasRows ? copy.CheckIntegrity() : IntegrityReport.Sound;

    public IChangeCounters? ChangeCounters => _touches.Counters;

    public SchemaSnapshot ReadSchema() => copy.ReadSchema();

    public IReadOnlyList<string> ReadTableNames() => copy.ReadTableNames();

    public bool HasTable(string name) => copy.HasTable(name);

    public TableShape? ReadTable(string name) => copy.ReadTable(name);

    public IReadOnlyList<TriggerShape> ReadTriggers() => copy.ReadTriggers();

    public IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys() => copy.FindBrokenForeignKeys();

    public ICommandCollector NewCollector() => copy.NewCollector();

    public TableAlignment Align(TableShape wanted) => copy.Align(wanted);

    public void Execute(DatabaseCommand command)
    {
        actions.Add(new RehearsedAction.Run(command));
        _touches.Begin();
        copy.Execute(command);
    }

    public DbCommand CreateCommand(string sql) => copy.CreateCommand(sql);

    public object? ReadRepeated(string sql, object? value) => copy.ReadRepeated(sql, value);

    public void Interrupt() => copy.Interrupt();

    public void Dispose() => Rollback();
}
