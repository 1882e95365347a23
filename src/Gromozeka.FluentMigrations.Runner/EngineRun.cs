using FluentMigrator.Runner;

using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.Planning;
using Gromozeka.FluentMigrations.Safety;
using Gromozeka.FluentMigrations.Schema;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// What surrounds the steps of one call of FluentMigrator's runner. The first step takes the lock, then come the version table, the
/// checks and the backup; the call that began the run releases the lock. A call without a step takes none.
/// </summary>
internal sealed class EngineRun(EngineProcessor processor, EngineSteps steps, IOptions<GromozekaSQLiteOptions> options, IServiceProvider services)
{
    private readonly GromozekaSQLiteOptions _options = options.Value;
    private int _depth;
    private bool _isPrepared;
    private bool _hasVersionTable;
    private IDisposable? _lock;
    private Backup? _backup;

    private IDatabase Database => processor.Database;

    /// <summary>Whether no call is running.</summary>
    public bool IsIdle => _depth == 0;

    /// <summary>Begins a run, or a call within one.</summary>
    /// <param name="isSingleStep">
    /// Whether it is one step that the host runs by itself: of the steps in a row that it runs like that, the first is backed up.
    /// </param>
    /// <returns>What ends it.</returns>
    public IDisposable Begin(bool isSingleStep = false)
    {
        if (_depth++ == 0 && !isSingleStep)
            _backup = null;
        return new Call(this);
    }

    /// <summary>Prepares the database for a step, unless an earlier one of the run did.</summary>
    /// <param name="hasVersion">Whether the step leaves a version, and needs the version table.</param>
    /// <returns>Whether the version table may hold other versions now than were read before.</returns>
    /// <exception cref="MigrationException">A refusal; nothing was written to the database.</exception>
    public bool Prepare(bool hasVersion)
    {
        var mayHaveMoved = !_isPrepared;
        if (mayHaveMoved && !processor.IsPreview)
            Secure();
        _isPrepared = true;
        // In a transaction of the caller the step creates it, once that has begun prepared for what the step does.
        if (hasVersion && !_hasVersionTable && !processor.HasTransaction())
        {
            steps.CreateVersionTable();
            _hasVersionTable = true;
        }

        return mayHaveMoved;
    }

    private void Secure()
    {
        if (processor.Session.InTransaction)
            SecureWithinTransaction();
        else
            SecureUnderLock();
    }

    /// <summary>
    /// The caller's transaction holds SQLite's own lock already. To wait for the lock of runs now could make two processes wait for each
    /// other, and a backup could not hold what the transaction has written.
    /// </summary>
    private void SecureWithinTransaction()
    {
        if (_options.Backup is not null)
            RunnerLog.NoBackupWithinTransaction(processor.Logger, Database.Name);
        steps.Reset(backup: null);
    }

    private void SecureUnderLock()
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(EngineRun).Namespace!);
        _lock ??= RunLock.Acquire(Database, logger, CancellationToken.None);
        if (processor.Session.IsNew)
            processor.Reconnect();
        var backups = _options.Backup is { Policy: not BackupPolicy.Never } kept && Database.Backup is not null && _backup is null
            ? new BackupManager(Database, kept, steps.Ledger, logger, TimeProvider.System)
            : null;
        _backup = Faults.Explain(Database, backups, () => Secure(new RunPreparation(Database, steps.Ledger, backups, _options.IntegrityCheck, logger), logger)) ?? _backup;
        steps.Reset(_backup);
    }

    private Backup? Secure(RunPreparation preparation, ILogger logger)
    {
        CheckHistory();
        var adopter = Adopter(logger);
        var adoption = _options.AdoptExistingDatabase && steps.ReadVersions().Count == 0 ? adopter.Plan(processor.Session, First()) : null;
        var backup = processor.Session.IsNew ? null : preparation.Secure(processor.Session, CancellationToken.None);

        processor.Session.EnsureCreated();
        if (adoption is not null)
            adopter.Adopt(processor.Session, adoption);
        if (processor.Session.ApplyPersistentSettings() is { } change)
            Log.SettingChanged(logger, change);
        return backup;
    }

    /// <summary>Refuses, where the host asks for that, versions that the program lacks.</summary>
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

    private DatabaseAdopter Adopter(ILogger logger) => new(
        Database,
        steps.Ledger,
        [.. _options.AdoptionChecks],
        migration => SchemaReplay.Of(migration, Database, steps.Ledger, session => steps.NewExecutor(session, backup: null, NullLogger.Instance), services),
        logger);

    private MigrationDescriptor? First() =>
        services.GetRequiredService<IMigrationInformationLoader>().LoadMigrations().Values.FirstOrDefault() is { } first ? first.Describe() : null;

    private void End()
    {
        if (--_depth > 0)
            return;
        (_isPrepared, _hasVersionTable) = (false, false);
        _lock?.Dispose();
        _lock = null;
    }

    private sealed class Call(EngineRun run) : IDisposable
    {
        public void Dispose() => run.End();
    }
}
