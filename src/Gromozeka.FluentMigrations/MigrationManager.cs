using FluentMigrator.Runner;
using FluentMigrator.Runner.Conventions;
using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Planning;
using Gromozeka.FluentMigrations.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// Migrates a database to a version, and reports its status. Applies each migration and its version row in one transaction, unless the
/// migration opts out. A failure or a crash leaves the database either before or after the migration. Several
/// processes may call it at the same time: each migration is applied once. Instances are thread-safe; each call opens its own connection.
/// </summary>
public sealed partial class MigrationManager
{
    private readonly IDatabase _database;
    private readonly MigrationOptions _options;
    private readonly IServiceProvider _services;
    private readonly ILogger _logger;
    private readonly Lazy<MigrationCatalog> _catalog;
    private readonly MigrationHistory _history;
    private readonly Lazy<IConventionSet> _conventions;

    /// <summary>Creates a manager. Touches neither the database nor the migrations.</summary>
    /// <param name="database">The database.</param>
    /// <param name="options">What the host decides.</param>
    /// <param name="services">Services for the constructors of migrations; null for none.</param>
    /// <param name="logger">Where runs, steps and (at debug level) statements are logged; null for nowhere.</param>
    /// <param name="clock">The clock for durations and log entries; null for the system clock.</param>
    public MigrationManager(
        IDatabase database,
        MigrationOptions options,
        IServiceProvider? services = null,
        ILogger<MigrationManager>? logger = null,
        TimeProvider? clock = null
    )
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        _database = database;
        _options = options;
        _services = services ?? new NoServices();
        _logger = logger ?? NullLogger<MigrationManager>.Instance;
        _conventions = new(() => options.Conventions ?? new DefaultConventionSet(null, null));
        clock ??= TimeProvider.System;
        _catalog = new(() => MigrationCatalog.Read(options));
        _history = MigrationHistory.Of(database, options, clock);
        Backups =
            options.Backup is { } backup && database.Backup is not null
                ? new BackupManager(database, backup, _history, _logger, clock, () =>
                    options.AllowNewerDatabase ? null : _catalog.Value.Latest
                )
                : null;
    }

    /// <summary>The backups that runs of this manager create; null if they create none.</summary>
    public BackupManager? Backups { get; }

    /// <summary>
    /// The tables that belong to the history of this manager alone: the version table, and the log if there is one. Touches no database.
    /// </summary>
    /// <remarks>Histories in one schema share the tables <c>migration_batches</c> and <c>migration_batch_skips</c>, whose rows name their
    /// version table.</remarks>
    public IReadOnlyList<TableName> HistoryTables => _history.UnsharedTables;

    /// <summary>The migrations of the program in the order of their versions. Touches no database.</summary>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed.</exception>
    public IReadOnlyList<MigrationDescriptor> GetAvailableMigrations() => _catalog.Value.Migrations;

    /// <summary>The names of the profiles of the program, in ordinal order. Touches no database.</summary>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed.</exception>
    public IReadOnlyList<string> GetAvailableProfiles() => _catalog.Value.Profiles;

    /// <summary>The highest applied version; 0 for a new database and for one without a version table. Only reads.</summary>
    /// <exception cref="MigrationException">The database or its version table cannot be read.</exception>
    public long GetCurrentVersion() => Read(_history.ReadHead).Current;

    /// <summary>What is applied and what is pending. Only reads; also works on a read-only database.</summary>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be read.</exception>
    public MigrationStatus GetStatus() => GetStatus(CancellationToken.None);

    /// <summary>What is applied and what is pending. Only reads; also works on a read-only database.</summary>
    /// <param name="cancellationToken">Ends it, also while it waits for another process.</param>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public MigrationStatus GetStatus(CancellationToken cancellationToken)
    {
        var catalog = _catalog.Value;
        return Read(
            session =>
                MigrationStatus.Of(
                    _database.Name,
                    !session.IsNew,
                    catalog,
                    _history.ReadRows(session),
                    _history.Log.ReadHalfDone(session),
                    RunningBatches(session)
                ),
            cancellationToken
        );
    }

    /// <summary>
    /// Applies every pending migration up to a version, in order, each in its own transaction; then runs the profile. Holds the lock of
    /// the database throughout, and backs it up first if it has rows. With nothing pending, it reads once, takes no lock and writes
    /// nothing (except what a profile writes).
    /// </summary>
    /// <param name="targetVersion">The version to reach; null for the newest.</param>
    /// <param name="cancellationToken">Interrupts the running step, which is then rolled back; the steps before it remain applied.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">A refusal, before anything was written; or a step failed and was rolled back.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public MigrationReport Migrate(long? targetVersion = null, CancellationToken cancellationToken = default) =>
        Run("migrate", watch => Up(targetVersion, watch, stopsBeforeBatches: false, cancellationToken));

    private MigrationReport Run(string operation, Func<RunWatch?, MigrationReport> run)
    {
        using var watch = Watch(operation);
        try
        {
            return Ended(watch, run(watch));
        }
        catch (Exception cause)
        {
            watch?.Fail(cause);
            throw;
        }
    }

    private MigrationReport Up(long? targetVersion, RunWatch? watch, bool stopsBeforeBatches, CancellationToken cancellationToken)
    {
        var catalog = _catalog.Value;
        using var run = NewRun(watch: watch, cancellationToken: cancellationToken);
        if (targetVersion is null && _options.Profile is null && run.IsUpToDate(catalog))
            return run.ReportUpToDate(catalog);

        var plan = run.PlanLocked(Planner, catalog, targetVersion);
        var steps = run.Prepare(plan.Migrations);
        var profile = run.PrepareProfile(catalog);
        if (stopsBeforeBatches && steps.Any(step => step.Instance is BatchMigration))
            (steps, profile) = ([.. steps.TakeWhile(step => step.Instance is not BatchMigration)], []);
        if (steps.Count == 0 && plan.Adoption is null && profile.Count == 0)
            return run.Report();
        using var compilation = StepCompilation.Start(steps);
        if (plan.IsPending)
        {
            run.Check();
            run.CheckEdits(catalog);
            run.PrepareVerification(catalog, plan.Adoption);
            run.BackUp(plan.Adoption, steps);
            run.AdoptOrCreateHistory(plan.Adoption, steps);
        }
        else if (profile.Count > 0)
        {
            run.CheckWritable();
        }

        foreach (var step in steps.Concat(profile))
            run.Execute(step);
        return run.Report();
    }

    /// <summary>
    /// Undoes the last applied migrations, newest first, each in its own transaction, after a backup. Holds the lock of the database
    /// throughout.
    /// </summary>
    /// <param name="steps">How many; a number above the count of applied migrations undoes all.</param>
    /// <param name="cancellationToken">Interrupts the running step, which is then rolled back; the steps before it stay undone.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    /// <exception cref="MigrationException">A refusal, before anything was written: rows would be lost
    /// (<see cref="ErrorCodes.DataLoss"/>) or a migration is missing; or a step failed and was rolled back.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public MigrationReport Rollback(int steps = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return Undo(applied => Planner.Down(applied, steps), cancellationToken);
    }

    /// <summary>
    /// Undoes every applied migration above a version, newest first, each in its own transaction, after a backup. Holds the lock of the
    /// database throughout.
    /// </summary>
    /// <param name="version">The version to go back to: an applied one, or 0 for none.</param>
    /// <param name="cancellationToken">Interrupts the running step, which is then rolled back; the steps before it stay undone.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">A refusal, before anything was written; or a step failed and was rolled back.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public MigrationReport RollbackTo(long version, CancellationToken cancellationToken = default) =>
        Undo(applied => Planner.DownTo(applied, version), cancellationToken);

    /// <summary>
    /// Lists what <see cref="RollbackTo"/> would undo, and refuses what it would refuse before its first step. Only reads.
    /// </summary>
    /// <param name="version">The version to go back to: an applied one, or 0 for none.</param>
    /// <returns>The migrations that would be undone, newest first.</returns>
    /// <exception cref="MigrationException">The rollback would be refused, or the database cannot be read.</exception>
    public IReadOnlyList<MigrationDescriptor> PlanRollback(long version)
    {
        using var run = NewRun(SessionAccess.Read);
        var steps = run.Prepare(Planner.DownTo(run.ReadUndoable(), version));
        if (steps.Count > 0)
        {
            run.CheckWritable();
            run.CheckLosses(steps);
        }

        return [.. steps.Select(step => step.Migration!)];
    }

    private MigrationReport Undo(Func<IReadOnlyList<long>, MigrationPlan> plan, CancellationToken cancellationToken) =>
        Run("rollback", watch => Down(plan, watch, cancellationToken));

    private MigrationReport Down(Func<IReadOnlyList<long>, MigrationPlan> plan, RunWatch? watch, CancellationToken cancellationToken)
    {
        using var run = NewRun(watch: watch, cancellationToken: cancellationToken);
        var steps = run.Prepare(plan(run.ReadUndoable()));
        if (steps.Count == 0)
            return run.Report();

        // The steps were chosen when the rollback was requested: a step that another process undoes meanwhile is skipped, not replaced.
        run.TakeLock();
        run.CheckLosses(steps);
        run.Check();
        run.PrepareVerification(_catalog.Value, adoption: null);
        run.BackUp(adoption: null, steps);
        run.AdoptOrCreateHistory(adoption: null, steps);
        foreach (var step in steps)
            run.Execute(step);
        return run.Report();
    }

    /// <summary>Decides whether a run would back up the database, and why (<see cref="BackupOptions.Policy"/>). Only reads.</summary>
    /// <param name="targetVersion">The version to reach; null for the newest; a version below the current one for a rollback.</param>
    /// <exception cref="MigrationException">The run would be refused, or the database cannot be read.</exception>
    public BackupPlan PlanBackup(long? targetVersion = null)
    {
        using var run = NewRun(SessionAccess.Read);
        var plan =
            run.ReadVersions() is [.., var current] applied && targetVersion < current
                ? new RunPlan(Adoption: null, Planner.DownTo(applied, targetVersion.Value))
                : run.Plan(Planner, _catalog.Value, targetVersion);
        return run.PlanBackup(plan.Adoption, run.Prepare(plan.Migrations));
    }

    private T Read<T>(Func<IDatabaseSession, T> read, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Faults.ExplainReading(
            _database,
            Backups,
            () =>
            {
                using var session = _database.Open(SessionAccess.Read, cancellationToken);
                using var interruption = cancellationToken.Register(session.Interrupt);
                return read(session);
            },
            cancellationToken
        );
    }

    private MigrationPlanner Planner => new(_catalog.Value, _options, _database.Name);

    private MigrationRun NewRun(
        SessionAccess access = SessionAccess.Write,
        RunWatch? watch = null,
        CancellationToken cancellationToken = default
    ) => new(_database, _history, _conventions, _options, Backups, _services, _logger, access, watch, cancellationToken);
}
