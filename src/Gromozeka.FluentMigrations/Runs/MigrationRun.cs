using FluentMigrator.Runner.Conventions;
using Gromozeka.FluentMigrations.Adoption;
using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Planning;
using Gromozeka.FluentMigrations.Recording;
using Gromozeka.FluentMigrations.Replay;
using Gromozeka.FluentMigrations.Stamping;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>One run on one database: its session, its services, and its results so far.</summary>
internal sealed class MigrationRun : IDisposable
{
    private readonly IDatabase _database;
    private readonly MigrationHistory _history;
    private readonly MigrationOptions _options;
    private readonly BackupManager? _backups;
    private readonly RunPreparation _preparation;
    private readonly RunParts _parts;
    private readonly ILogger _logger;
    private readonly RunWatch? _watch;
    private readonly CancellationToken _cancellation;
    private readonly RunResults _results;
    private readonly RunFraming _framing;
    private readonly HeldLock _lock;
    private IDatabaseSession _session;
    private IReadOnlyList<long> _applied = [];
    private StepExecutor? _executor;
    private SchemaVerifier? _verifier;

    public MigrationRun(
        IDatabase database,
        MigrationHistory history,
        Lazy<IConventionSet> conventions,
        MigrationOptions options,
        BackupManager? backups,
        IServiceProvider services,
        ILogger logger,
        SessionAccess access = SessionAccess.Write,
        RunWatch? watch = null,
        CancellationToken cancellationToken = default
    )
    {
        (_watch, _cancellation) = (watch, cancellationToken);
        _database = database;
        _history = history;
        _options = options;
        _backups = backups;
        _preparation = new RunPreparation(database, history, backups, options.IntegrityCheck, logger);
        _logger = logger;
        _results = new RunResults(database.Name, history.Start());
        _framing = new RunFraming(database.Name, _results);
        _lock = new HeldLock(database, logger, watch);
        _session = Guard(() => database.Open(access, cancellationToken));
        _parts = new RunParts(database, history, conventions, options, services, logger, watch);
    }

    /// <summary>Determines with one query whether the database has applied exactly the migrations of the program. Loads no class.</summary>
    public bool IsUpToDate(MigrationCatalog catalog)
    {
        var (versions, isContiguous) = (catalog.Versions, catalog.IsContiguous);
        if (versions.Length == 0 || !BeforeSteps(() => _history.Has(_session, versions, isContiguous)))
            return false;
        Log.UpToDate(_logger, _database.Name, catalog.Latest);
        return true;
    }

    /// <summary>Reads the applied versions. This is the only place in a run that does so.</summary>
    public IReadOnlyList<long> ReadVersions() => _applied = Guard(() => _history.ReadVersions(_session));

    /// <summary>Reads the versions that a rollback can undo: the applied ones, and those whose batches have begun.</summary>
    public IReadOnlyList<long> ReadUndoable() =>
        BeforeSteps<long[]>(() => [.. ReadVersions().Union(_history.Batches.ReadAll(_session).Select(state => state.Version)).Order()]);

    /// <summary>
    /// Reads the applied versions, and plans how to reach the target version, including an adoption if the host requested it.
    /// </summary>
    public RunPlan Plan(MigrationPlanner planner, MigrationCatalog catalog, long? target)
    {
        var adoption = PlanAdoption(catalog);
        return new RunPlan(adoption, planner.Up(adoption is null ? _applied : [adoption.Migration.Version], target));
    }

    /// <summary>Plans, and takes the lock if there is anything to do. If somebody else has committed meanwhile, plans again.</summary>
    public RunPlan PlanLocked(MigrationPlanner planner, MigrationCatalog catalog, long? target)
    {
        var (others, plan) = BeforeSteps(() => (CommitsOfOthers(), Plan(planner, catalog, target)));
        if (!plan.IsPending)
            return plan;
        TakeLock();
        return BeforeSteps(() => others is not null && CommitsOfOthers() == others ? plan : Plan(planner, catalog, target));

        long? CommitsOfOthers() => _session.IsNew ? null : Guard(() => _history.CommitsOfOthers(_session));
    }

    /// <summary>Plans how a database without a version is adopted; null if there is nothing to adopt, or nobody requested it.</summary>
    public AdoptionPlan? PlanAdoption(MigrationCatalog catalog) =>
        ReadVersions().Count == 0 && _options.AdoptExistingDatabase
            ? Guard(() => _parts.Adopter().Plan(_session, catalog.Versions.Length == 0 ? null : catalog.Find(catalog.Versions[0])))
            : null;

    /// <summary>Plans which versions are recorded without running their migrations.</summary>
    public StampPlan PlanStamp(MigrationPlanner planner, MigrationCatalog catalog, long version)
    {
        var missing = planner.Stamp(ReadVersions(), version);
        return Guard(() =>
            new Stamper(_database, _history, _session).Plan(
                version,
                missing,
                catalog.Migrations.Where(migration => migration.Version <= version || _applied.Contains(migration.Version)),
                _parts.Replay()
            )
        );
    }

    /// <summary>Records versions without running their migrations, after the last checks and a backup.</summary>
    public StampReport Stamp(StampPlan plan)
    {
        Check();
        if (!_session.IsNew)
            _results.Backup = _preparation.BackUp(_session, isWanted: true, _cancellation);
        _framing.OfBackedUp(() => new Stamper(_database, _history, _session).Write(plan));
        foreach (var migration in plan.Migrations)
            Log.Stamped(_logger, _database.Name, migration.ToString());
        return new StampReport(_database.Name, plan.Migrations) { Backup = _results.Backup };
    }

    /// <summary>Waits for the lock, and holds it until the run ends. What was read before may be outdated then.</summary>
    public void TakeLock()
    {
        _lock.Take(_cancellation);
        CheckWritable();
        if (!_session.IsNew)
            return;
        // The process that held the lock may have created the database.
        _session.Dispose();
        _session = Guard(() => _database.Open(SessionAccess.Write, _cancellation));
    }

    /// <summary>Refuses to start if the database is not writable, because SQLite lets a transaction begin on a read-only file.</summary>
    public void CheckWritable()
    {
        if (_database.FindWriteObstacle() is { } obstacle)
            throw obstacle;
    }

    /// <summary>Instantiates the class of every step, so that a failing constructor fails before anything is written.</summary>
    public IReadOnlyList<PreparedStep> Prepare(MigrationPlan plan)
    {
        foreach (var warning in plan.Warnings)
            Log.PlanWarning(_logger, warning);
        return [.. plan.Steps.Select(_parts.Prepare)];
    }

    /// <summary>Instantiates the classes of the host's profile.</summary>
    public IReadOnlyList<PreparedStep> PrepareProfile(MigrationCatalog catalog) =>
        _options.Profile is null ? [] : [.. catalog.Profile(_options.Profile).Select(_parts.Prepare)];

    /// <summary>Refuses a rollback that would lose rows, before its first step.</summary>
    public void CheckLosses(IReadOnlyList<PreparedStep> steps)
    {
        if (!_options.AllowDataLoss)
            BeforeSteps(() => RollbackLosses.Check(_session, _database, _parts.Recorder(_session), steps));
    }

    /// <summary>
    /// The last checks: the history accepts what will be written, no step is partially applied, and the database is writable.
    /// </summary>
    /// <exception cref="MigrationException">A refusal; nothing was written to the database.</exception>
    public void Check()
    {
        if (!_session.IsNew)
            BeforeSteps(() => _preparation.Check(_session));
    }

    /// <summary>Checks the same, as far as that only reads.</summary>
    public void CheckHistory() => _preparation.CheckHistory(_session);

    /// <summary>Compares the applied migrations with what was applied, as the host's policy requires.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.Edited"/>; nothing was written to the database.</exception>
    public void CheckEdits(MigrationCatalog catalog)
    {
        var policy = _options.EditedMigrations;
        if (policy != EditedMigrationPolicy.Ignore && _applied.Count > 0)
            BeforeSteps(() => EditCheck.Apply(policy, _parts.Edits(_session).Find(catalog, _applied, _cancellation), _logger));
    }

    /// <summary>Prepares the comparison of each step with its replay, if the host requests it.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NotFullyChecked"/>; nothing was written to the database.</exception>
    public void PrepareVerification(MigrationCatalog catalog, AdoptionPlan? adoption)
    {
        if (_options.VerifySchema)
            _verifier = _parts.Verifier(catalog, adoption is null ? _applied : [adoption.Migration.Version], _cancellation);
    }

    /// <summary>
    /// Backs up a database that has rows, if the host's policy requires it. Otherwise checks the database for damage, if the host requests
    /// that.
    /// </summary>
    public void BackUp(AdoptionPlan? adoption, IReadOnlyList<PreparedStep> steps)
    {
        if (_session.IsNew)
            return;
        BeforeSteps(() => _results.Backup = _preparation.BackUp(_session, PlanBackup(adoption, steps).IsMade, _cancellation));
    }

    /// <summary>The first writes: the database itself, its adoption or its history, and the settings for the steps.</summary>
    public void AdoptOrCreateHistory(AdoptionPlan? adoption, IReadOnlyList<PreparedStep> steps) =>
        BeforeSteps(() =>
        {
            _framing.OfBackedUp(() =>
            {
                Guard(_session.EnsureCreated);
                if (adoption is null)
                    _preparation.CreateHistory(_session);
                else
                    Adopt(adoption);
            });
            if (steps.Count > 0)
                _framing.OfStarted(() => _preparation.ApplySettings(_session), () => HistoryHead.Of(_applied).Current);
            RunAnnouncement.Of(_database, steps, HistoryHead.Of(_applied).Current, _logger, _watch);
        });

    private void Adopt(AdoptionPlan adoption)
    {
        _results.Adoption = _parts.Adopter().Adopt(_session, adoption);
        ReadVersions();
    }

    /// <summary>Decides whether the run creates a backup. Only reads.</summary>
    public BackupPlan PlanBackup(AdoptionPlan? adoption, IReadOnlyList<PreparedStep> steps) =>
        BackupDecision.Of(
            _options.Backup?.Policy ?? BackupPolicy.Never,
            continuesBatches: Guard(() => _history.Batches.ReadAll(_session)).Count > 0,
            adoption,
            steps,
            () => _parts.Recorder(_session),
            _database,
            _logger
        );

    /// <summary>Runs one step, or one class of the profile.</summary>
    public void Execute(PreparedStep step)
    {
        if (_executor is null)
        {
            Guard(_session.EnsureCreated);
            _executor = _parts.Executor(_session, _results.Backup, _verifier);
            _executor.Expect(HistoryHead.Of(_applied));
        }

        _framing.OfStarted(
            () =>
            {
                _lock.TakeFor(step, _cancellation);
                if (_executor.Execute(step, _cancellation) is { } duration)
                    _results.Add(step, duration, _executor.Deleted, _executor.Batches);
            },
            () => _executor.Current
        );
    }

    /// <summary>Creates the report for a database that has applied every migration of the program.</summary>
    public MigrationReport ReportUpToDate(MigrationCatalog catalog) => _results.Report(catalog.Latest, catalog.Latest);

    /// <summary>Creates the report of what the run has done.</summary>
    public MigrationReport Report()
    {
        var to = _executor?.Current ?? HistoryHead.Of(_applied).Current;
        if (_results.Completed > 0)
            Log.RunCompleted(_logger, _database.Name, to, _results.Completed, _results.Elapsed.TotalMilliseconds);
        return _results.Report(_results.Adoption is null ? HistoryHead.Of(_applied).Current : 0, to);
    }

    public void Dispose()
    {
        _verifier?.Dispose();
        _parts.Dispose();
        _session.Dispose();
        _lock.Dispose();
    }

    private void BeforeSteps(Action action) => _framing.BeforeSteps(_session, () => Guard(action), _cancellation);

    private T BeforeSteps<T>(Func<T> action) => _framing.BeforeSteps(_session, () => Guard(action), _cancellation);

    private void Guard(Action action) => Faults.Explain(_database, _backups, action);

    private T Guard<T>(Func<T> action) => Faults.Explain(_database, _backups, action);
}
