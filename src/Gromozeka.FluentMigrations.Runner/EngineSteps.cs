using System.Data.Common;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Exceptions;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;
using FluentMigrator.Validation;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The version table and the steps of one scope, on the session of its processor.</summary>
internal sealed class EngineSteps(
    EngineProcessor processor,
    IVersionTableMetaData names,
    IConventionSet conventions,
    IServiceProvider services
)
{
    private readonly GromozekaRunnerOptions _options = processor.Dialect.Options;
    private MigrationHistory? _history;
    private StepExecutor? _executor;
    private StepPreview? _preview;

    public MigrationHistory History => _history ??= new(Database, names, _options.Mirror, _options.KeepLog, TimeProvider.System);

    /// <summary>Whether there is a version table, complete or not.</summary>
    private bool HasTable => History.Removal(Session).Count > 0;

    private IDatabase Database => processor.Database;

    private IDatabaseSession Session => processor.Session;

    public IReadOnlyList<long> ReadVersions() => History.ReadVersions(Session);

    public bool HasVersionTable() => Explain(() => !Session.IsNew && History.Missing(Session).Count == 0);

    /// <summary>Starts again on the current session of the processor.</summary>
    /// <param name="backup">The backup of the database as it was before the run; null if none was created.</param>
    /// <param name="watch">Reports the steps to listeners; null if nothing listens.</param>
    public void Reset(Backup? backup, RunWatch? watch) =>
        _executor = NewExecutor(Session, backup, new WarningsOnly(processor.Logger), watch);

    /// <summary>Discards the result of a preview, so that the next one begins with the current database.</summary>
    public void EndPreview()
    {
        _preview?.Dispose();
        _preview = null;
    }

    /// <summary>Runs the steps of a session.</summary>
    public StepExecutor NewExecutor(IDatabaseSession session, Backup? backup, ILogger logger, RunWatch? watch)
    {
        var losses = _options.RefuseDataLoss ? new LossPolicy(Allow: false, Confirm: true) : LossPolicy.Unchecked;
        var context = new StepContext(
            Database,
            session,
            History,
            NewRecorder(session),
            losses,
            logger,
            watch is null ? processor.Log : new WatchedCommands(processor.Log)
        )
        {
            Backup = backup,
            Timeout = _options.StepTimeout,
            Watch = watch,
        };
        return new StepExecutor(context, isStrict: false);
    }

    private StepRecorder NewRecorder(IDatabaseSession session) =>
        new(
            session,
            services,
            conventions,
            services.GetService<IMigrationExpressionValidator>(),
            services.GetRequiredService<IConnectionStringAccessor>().ConnectionString
        );

    /// <summary>Runs a step, or reports what it would run.</summary>
    /// <returns>False if another process has run it meanwhile.</returns>
    /// <exception cref="MigrationException">It failed; the error says what is in the database now.</exception>
    /// <exception cref="InvalidMigrationException">It is incomplete; no part of it was run.</exception>
    public bool Run(PreparedStep step)
    {
        if (processor.IsPreview)
        {
            (_preview ??= new StepPreview(processor, History, NewRecorder)).Run(step);
            return true;
        }

        if (_executor is null)
            Reset(backup: null, watch: null);
        _executor!.Join = processor.HasTransaction() ? rebuildsTables => Join(step, rebuildsTables) : null;
        return Run(step, _executor, ownsTransaction: step.HasTransaction && !processor.HasTransaction());
    }

    private void Join(PreparedStep step, bool rebuildsTables)
    {
        processor.Transaction.Join(rebuildsTables);
        if (step.Migration is not null)
            CreateVersionTable();
    }

    private bool Run(PreparedStep step, StepExecutor executor, bool ownsTransaction)
    {
        Say("Beginning Transaction");
        try
        {
            var isDone = executor.Execute(step, CancellationToken.None) is not null;
            if (isDone)
                processor.Transaction.TakeStep();
            if (isDone && History.Record(step) is { } row)
                processor.Log.Run(row);
            Say(isDone ? "Committing Transaction" : "Rolling back transaction");
            return isDone;
        }
        catch (MigrationException error)
        {
            processor.Transaction.Lose();
            Say("Rolling back transaction");
            RunnerLog.StepFailed(processor.Logger, error.Message, error);
            if (error.Code == ErrorCodes.InvalidExpression)
                throw new InvalidMigrationException(step.Instance, error.Why);
            throw;
        }

        void Say(string line)
        {
            if (ownsTransaction)
                processor.SqlLogger.LogSay(line);
        }
    }

    /// <summary>Creates the version table or its missing parts, in the open transaction or in one of its own.</summary>
    public void CreateVersionTable() =>
        Explain(() =>
        {
            var missing = History.Missing(Session);
            if (missing.Count == 0 && (_options.Mirror is null || processor.IsPreview))
                return;
            processor.Logger.LogHeader("VersionMigration migrating");
            if (processor.IsPreview || Session.InTransaction)
                processor.RunApart(missing);
            else
                CreateVersionTableInTransaction();
            processor.Logger.LogSay("VersionMigration migrated");
        });

    private void CreateVersionTableInTransaction()
    {
        try
        {
            Session.EnsureCreated();
            processor.SqlLogger.LogSay("Beginning Transaction");
            Session.Begin();
            // Another process may have created it meanwhile, so the missing parts are determined again within the transaction.
            processor.RunApart(History.Missing(Session));
            History.EnsureCreated(Session);
            processor.SqlLogger.LogSay("Committing Transaction");
            Session.Commit();
            processor.Transaction.TakeCommit();
        }
        catch
        {
            Session.Rollback();
            throw;
        }
    }

    /// <summary>Drops the version table if it exists and has no versions.</summary>
    public void RemoveVersionTable() =>
        Explain(() =>
        {
            if (!HasTable)
                return;
            // Another process may have applied a migration meanwhile, so the versions are read again within the transaction.
            processor.Transaction.Run(rebuildsTables: false, () =>
            {
                var versions = processor.IsPreview ? 0 : History.ReadVersions(Session).Count;
                if (versions == 0)
                    processor.Run(History.Removal(Session));
                else
                    RunnerLog.VersionTableKept(processor.Logger, names.TableName, versions);
            });
        });

    /// <summary>Writes the row of a version.</summary>
    public void AddVersion(long version, string? description)
    {
        CreateVersionTable();
        Write(History.Row(version, description), version, isApplied: true);
    }

    /// <summary>Removes the row of a version, if there is a version table.</summary>
    public void DeleteVersion(long version)
    {
        if (HasTable)
            Write(History.RowRemoval(version), version, isApplied: false);
    }

    private void Write(SqlCommand row, long version, bool isApplied) => processor.Transaction.Run(rebuildsTables: false, () =>
        {
            processor.Run([row]);
            if (processor.IsPreview)
                return;
            try
            {
                History.Confirm(Session, version, isApplied);
            }
            catch (CheckFailedException cause)
            {
                throw HistoryErrors.NotKept(Database.Name, cause);
            }
        });

    /// <summary>A fault outside a step, which has written nothing itself; what steps have committed before, the run says.</summary>
    private void Explain(Action action) =>
        Explain(() =>
        {
            action();
            return true;
        });

    private T Explain<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DbException cause)
        {
            throw Database.Explain(cause, HistoryErrors.Unchanged) ?? HistoryErrors.CannotCreate(Database.Name, cause);
        }
    }
}
