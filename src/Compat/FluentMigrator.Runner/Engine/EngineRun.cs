using System.Data.Common;

using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.VersionTableInfo;

using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.Ledger;
using Gromozeka.FluentMigrations.Safety;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FluentMigrator.Runner.Engine;

/// <summary>The engine at work on the processor's session: the version table, and steps that are recorded in it or not.</summary>
internal sealed class EngineRun
{
    private readonly EngineProcessor _processor;
    private readonly MigrationLedger _ledger;
    private readonly StepExecutor _executor;
    private readonly StepPreview _preview;

    public EngineRun(IProcessorAccessor accessor, IVersionTableMetaData names, IConventionSet conventions, IServiceProvider services)
    {
        _processor = accessor.Processor as EngineProcessor ?? throw new NotSupportedException(
            $"The processor {accessor.Processor.GetType().FullName} is not one of this runner's. Add the database in ConfigureRunner, for example with AddSQLite().");
        _ledger = new MigrationLedger(Database, names, mirror: null, keepLog: false, TimeProvider.System);
        var recorder = new StepRecorder(Session, services, conventions);
        _executor = new StepExecutor(
            Database, Session, _ledger, recorder, LossPolicy.Unchecked, NullLogger.Instance, _processor.Log, isStrict: false);
        _preview = new StepPreview(recorder, _ledger, _processor.Log);
    }

    public bool IsPreview => _processor.IsPreview;

    private IDatabase Database => _processor.Database;

    private IDatabaseSession Session => _processor.Session;

    private ILogger Logger => _processor.Logger;

    public IReadOnlyList<long> ReadVersions() => _ledger.ReadVersions(Session);

    /// <summary>Makes the version table, or what an old one lacks.</summary>
    public void EnsureLedger() => Guard(() =>
    {
        var missing = _ledger.Missing(Session);
        if (missing.Count == 0)
            return;
        Logger.LogHeader("VersionMigration migrating");
        // Another process may have made it meanwhile, so what is missing is asked again within the transaction.
        InTransaction(() => _processor.Run(IsPreview ? missing : _ledger.Missing(Session)));
        Logger.LogSay("VersionMigration migrated");
    });

    /// <summary>Drops the version table where there is one.</summary>
    public void RemoveLedger() => Guard(() =>
    {
        if (_ledger.Removal(Session).Count > 0)
            InTransaction(() => _processor.Run(_ledger.Removal(Session)));
    });

    /// <summary>Writes the row of a version.</summary>
    public void AddRow(long version, string description) => _processor.Run([_ledger.Row(version, description)]);

    /// <summary>Removes the row of a version.</summary>
    public void RemoveRow(long version) => _processor.Run([_ledger.RowRemoval(version)]);

    /// <summary>Runs a step.</summary>
    /// <returns>False when another process has done it already.</returns>
    /// <exception cref="MigrationException">It failed; the error says what is in the database now.</exception>
    public bool Run(PreparedStep step)
    {
        if (IsPreview)
        {
            _preview.Run(step);
            return true;
        }

        Guard(Session.EnsureCreated);
        var ownsTransaction = step.HasTransaction && !Session.InTransaction;
        if (ownsTransaction)
            Logger.LogSay("Beginning Transaction");
        try
        {
            var isDone = _executor.Execute(step, CancellationToken.None) is not null;
            if (isDone && _ledger.Record(step) is { } row)
                _processor.Log.Run(row);
            if (ownsTransaction)
                Logger.LogSay(isDone ? "Committing Transaction" : "Rolling back transaction");
            return isDone;
        }
        catch (MigrationException error)
        {
            if (ownsTransaction)
                Logger.LogSay("Rolling back transaction");
            Logger.LogError(error, "{Message}", error.Message);
            throw;
        }
    }

    private void InTransaction(Action action)
    {
        if (IsPreview || Session.InTransaction)
        {
            action();
            return;
        }

        _processor.BeginTransaction();
        try
        {
            action();
            _processor.CommitTransaction();
        }
        catch
        {
            _processor.RollbackTransaction();
            throw;
        }
    }

    /// <summary>A fault of the database outside a step: nothing has been written.</summary>
    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (DbException cause)
        {
            throw Database.Explain(cause, LedgerErrors.Unchanged) ?? LedgerErrors.CannotCreate(Database.Name, cause);
        }
    }
}
