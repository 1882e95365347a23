using FluentMigrator.Runner;
using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Locking;
using Gromozeka.FluentMigrations.Planning;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// The parts of one call of FluentMigrator's runner that are not steps. The first step takes the lock; then the version table, the checks
/// and the backup follow. The call that began the run releases the lock. A call without steps takes no lock.
/// </summary>
internal sealed class EngineRun(EngineProcessor processor, EngineSteps steps, IServiceProvider services)
{
    private readonly GromozekaRunnerOptions _options = processor.Dialect.Options;
    private int _depth;
    private bool _hasBegun;
    private bool _isPrepared;
    private bool _hasVersionTable;
    private IDisposable? _lock;
    private RunWatch? _watch;
    private Backup? _backup;

    private IDatabase Database => processor.Database;

    private ILogger Logger => services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EngineRun).Namespace!);

    /// <summary>The versions, if the engine has read them: a host may have its own loader.</summary>
    public EngineVersionLoader? Versions { get; set; }

    /// <summary>Whether no call is running.</summary>
    public bool IsIdle => _depth == 0;

    /// <summary>Performs a run, or a call within one.</summary>
    /// <param name="operation">The operation, for listeners.</param>
    /// <param name="isSingleStep">Whether the host runs a single step by itself; in a sequence of such steps, the first one is backed
    /// up.</param>
    /// <param name="action">What the run does.</param>
    public void Do(string operation, bool isSingleStep, Action action)
    {
        if (_depth++ > 0)
        {
            DoWithin(action);
            return;
        }

        if (!isSingleStep)
            _backup = null;
        processor.Transaction.BeginCount();
        _watch = Watch(operation);
        try
        {
            SayWhatIsCommitted(() =>
            {
                DoWithin(action);
                _watch?.EndRun(processor, Versions, services);
            });
        }
        catch (Exception cause)
        {
            _watch?.Fail(cause);
            throw;
        }
        finally
        {
            _watch?.Dispose();
            _watch = null;
        }
    }

    /// <summary>What fails outside a step can only say that itself has written nothing.</summary>
    private void SayWhatIsCommitted(Action action)
    {
        try
        {
            action();
        }
        catch (MigrationException error) when (processor.Transaction.HasCommitted && HistoryErrors.SayUnchanged(error))
        {
            throw error.WithState(RunFraming.Committed(processor.Transaction.CommittedSteps) + RunFraming.AndBackup(_backup));
        }
    }

    private void DoWithin(Action action)
    {
        try
        {
            action();
        }
        finally
        {
            End();
        }
    }

    /// <returns>The watch of the run; null if nothing listens, in a preview, or if the database cannot be named. The run itself then
    /// reports why.</returns>
    private RunWatch? Watch(string operation)
    {
        try
        {
            return processor.IsPreview || !Telemetry.IsOn ? null : RunWatch.Begin(Database, progress: null, Logger, operation);
        }
        catch (MigrationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Waits for the run lock, unless an earlier step of the run has it. In a preview, or a transaction of the caller, there is none.
    /// </summary>
    /// <returns>Whether this begins the run: values read before may be outdated.</returns>
    /// <exception cref="MigrationException">Another run holds it longer than the time limit.</exception>
    public bool TakeLock()
    {
        if (_hasBegun)
            return false;
        // The caller's transaction already holds SQLite's own lock. Waiting for the run lock now could cause a deadlock between two
        // processes.
        if (!processor.IsPreview && !processor.Session.InTransaction)
        {
            _lock ??= RunLock.Acquire(Database, Logger, _watch, CancellationToken.None);
            if (processor.Session.IsNew)
                processor.Reconnect();
        }

        return _hasBegun = true;
    }

    /// <summary>Prepares the database for a step, unless an earlier step of the run did.</summary>
    /// <param name="hasVersion">Whether the step records a version, and needs the version table.</param>
    /// <returns>Whether it did so now; this may have adopted the database.</returns>
    /// <exception cref="MigrationException">A refusal; nothing was written to the database.</exception>
    public bool Prepare(bool hasVersion)
    {
        TakeLock();
        var isFirst = !_isPrepared;
        if (isFirst && !processor.IsPreview)
            Secure();
        _isPrepared = true;
        // In a transaction of the caller, the step creates it once that transaction has begun, prepared for what the step does.
        if (hasVersion && !_hasVersionTable && !processor.HasTransaction())
        {
            steps.CreateVersionTable();
            _hasVersionTable = true;
        }

        return isFirst;
    }

    private void Secure()
    {
        if (processor.Session.InTransaction)
            SecureWithinTransaction();
        else
            SecureUnderLock();
    }

    /// <summary>A backup would not contain what the caller's transaction has written.</summary>
    private void SecureWithinTransaction()
    {
        steps.History.Trial.Try(processor.Session);
        if (_options.Backup is not null)
            RunnerLog.NoBackupWithinTransaction(processor.Logger, Database.Name);
        steps.Reset(backup: null, _watch);
    }

    private void SecureUnderLock()
    {
        var logger = Logger;
        var backups =
            _options.Backup is { Policy: not BackupPolicy.Never } kept && Database.Backup is not null && _backup is null
                ? new BackupManager(Database, kept, steps.History, logger, TimeProvider.System)
                : null;
        _backup = Faults.Explain(Database, backups, () =>
            Secure(new RunPreparation(Database, steps.History, backups, _options.IntegrityCheck, logger), logger)
        ) ?? _backup;
        steps.Reset(_backup, _watch);
    }

    private Backup? Secure(RunPreparation preparation, ILogger logger)
    {
        CheckHistory();
        var adopter = Adopter(logger);
        var adoption = _options.AdoptExistingDatabase && steps.ReadVersions().Count == 0 ? adopter.Plan(processor.Session, First()) : null;
        var backup = processor.Session.IsNew ? null : CheckAndBackUp(preparation);
        var isNew = processor.Session.IsNew;
        processor.Session.EnsureCreated();
        if (adoption is not null)
            adopter.Adopt(processor.Session, adoption);
        if (isNew || adoption is not null)
            processor.Transaction.TakeCommit();
        if (processor.Session.ApplyPersistentSettings() is { } change)
            Log.SettingChanged(logger, change);
        return backup;
    }

    private Backup? CheckAndBackUp(RunPreparation preparation)
    {
        preparation.Check(processor.Session);
        return preparation.BackUp(processor.Session, isWanted: true, CancellationToken.None);
    }

    /// <summary>Refuses versions that the program lacks, if the host requests that.</summary>
    public void CheckHistory()
    {
        if (!_options.RefuseUnknownVersions)
            return;
        var known = services.GetRequiredService<IMigrationInformationLoader>().LoadMigrations().Keys;
        var applied = steps.ReadVersions();
        var unknown = applied.Except(known).ToList();
        if (unknown.Count == 0)
            return;
        var latest = known.DefaultIfEmpty().Max();
        throw unknown.TrueForAll(version => version > latest)
            ? PlanErrors.NewerDatabase(unknown, latest, Database.Name)
            : PlanErrors.MissingMigration(unknown, applied[^1], Database.Name);
    }

    private DatabaseAdopter Adopter(ILogger logger) =>
        new(
            Database,
            steps.History,
            [.. _options.AdoptionChecks],
            _options.Adoption,
            migration =>
                SchemaReplay.Of(
                    migration,
                    Database,
                    steps.History,
                    session => steps.NewExecutor(session, backup: null, NullLogger.Instance, watch: null),
                    services
                ),
            logger
        );

    private MigrationDescriptor? First() =>
        services.GetRequiredService<IMigrationInformationLoader>().LoadMigrations().Values.FirstOrDefault() is { } first
            ? first.Describe()
            : null;

    private void End()
    {
        if (--_depth > 0)
            return;
        (_hasBegun, _isPrepared, _hasVersionTable) = (false, false, false);
        steps.EndPreview();
        _lock?.Dispose();
        _lock = null;
    }
}
