using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;
using FluentMigrator.Runner.Constraints;
using FluentMigrator.Runner.Engine;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;

using Gromozeka.FluentMigrations;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner;

/// <summary>
/// The runner, over the engine: each migration is one step, which commits together with its version row. A step that fails leaves the
/// state before it, and a <see cref="MigrationException"/> says what that is; one that another process has done meanwhile is passed over.
/// </summary>
public partial class MigrationRunner : IMigrationRunner
{
    private readonly RunnerOptions _options;
    private readonly IServiceProvider _services;
    private readonly IProcessorAccessor _processorAccessor;
    private readonly IMigrationScopeManager _scopes;
    private readonly ILogger _logger;
    private readonly IStopWatch _stopWatch;
    private readonly bool _isPreview;
    private IVersionLoader _versionLoader;
    private bool _isPreviewAnnounced;

    /// <summary>Creates the runner from its parts; the database is not touched until it is asked for something.</summary>
    public MigrationRunner(
        IOptions<RunnerOptions> options,
        IOptionsSnapshot<ProcessorOptions> processorOptions,
        IProfileLoader profileLoader,
        IProcessorAccessor processorAccessor,
        IMaintenanceLoader maintenanceLoader,
        IMigrationInformationLoader migrationLoader,
        ILogger<MigrationRunner> logger,
        IStopWatch stopWatch,
        IMigrationRunnerConventionsAccessor migrationRunnerConventionsAccessor,
        MigrationValidator migrationValidator,
        IServiceProvider serviceProvider,
        IMigrationScopeManager migrationScopeHandler)
    {
        ArgumentNullException.ThrowIfNull(migrationValidator);
        _options = options.Value;
        _isPreview = processorOptions.Value.PreviewOnly || _options.NoConnection;
        _processorAccessor = processorAccessor;
        _logger = logger;
        _stopWatch = stopWatch;
        _services = serviceProvider;
        _scopes = migrationScopeHandler;
        ProfileLoader = profileLoader;
        MaintenanceLoader = maintenanceLoader;
        MigrationLoader = migrationLoader;
        Conventions = migrationRunnerConventionsAccessor.MigrationRunnerConventions;
    }

    /// <summary>Whether the whole run is one transaction.</summary>
    public bool TransactionPerSession => _options.TransactionPerSession;

    public IMigrationProcessor Processor => _processorAccessor.Processor;

    public IMigrationInformationLoader MigrationLoader { get; set; }

    public IProfileLoader ProfileLoader { get; set; }

    public IMaintenanceLoader MaintenanceLoader { get; }

    public IMigrationRunnerConventions Conventions { get; }

    /// <summary>The scope that is active; null for none.</summary>
    public IMigrationScope CurrentScope
    {
        get => _scopes.CurrentScope;
        set
        {
            if (_scopes is MigrationScopeHandler handler)
                handler.CurrentScope = value;
        }
    }

    public IVersionLoader VersionLoader
    {
        get
        {
            _versionLoader ??= _services.GetRequiredService<IVersionLoader>();
            _versionLoader.Runner ??= this;
            return _versionLoader;
        }
        set => _versionLoader = value;
    }

    private EngineRun Engine => _services.GetRequiredService<EngineRun>();

    public IMigrationScope BeginScope() => _scopes.BeginScope();

    public void MigrateUp() => MigrateUp(useAutomaticTransactionManagement: true);

    public void MigrateUp(bool useAutomaticTransactionManagement) => Migrate(target: null, useAutomaticTransactionManagement);

    public void MigrateUp(long targetVersion) => MigrateUp(targetVersion, useAutomaticTransactionManagement: true);

    public void MigrateUp(long targetVersion, bool useAutomaticTransactionManagement) => Migrate(targetVersion, useAutomaticTransactionManagement);

    public void MigrateDown(long targetVersion) => MigrateDown(targetVersion, useAutomaticTransactionManagement: true);

    public void MigrateDown(long targetVersion, bool useAutomaticTransactionManagement)
    {
        MigrationLoader.LoadMigrations();
        Engine.EnsureLedger();
        InScope(useAutomaticTransactionManagement, () =>
        {
            Undo(Applied().Where(migration => migration.Version > targetVersion), useAutomaticTransactionManagement);
            ApplyProfiles();
        });
    }

    public void Rollback(int steps) => Rollback(steps, useAutomaticTransactionManagement: true);

    public void Rollback(int steps, bool useAutomaticTransactionManagement)
    {
        if (steps <= 0)
            return;
        InScope(useAutomaticTransactionManagement, () => Undo(Applied().Take(steps), useAutomaticTransactionManagement));
        if (!VersionLoader.VersionInfo.AppliedMigrations().Any())
            VersionLoader.RemoveVersionTable();
    }

    public void RollbackToVersion(long version) => RollbackToVersion(version, useAutomaticTransactionManagement: true);

    public void RollbackToVersion(long version, bool useAutomaticTransactionManagement)
    {
        InScope(
            useAutomaticTransactionManagement,
            () => Undo(Applied().Where(migration => migration.Version > version), useAutomaticTransactionManagement));
        if (version == 0)
            VersionLoader.RemoveVersionTable();
    }

    public void Up(IMigration migration) => ApplyMigrationUp(Describe(migration), useTransaction: true);

    public void Down(IMigration migration) => ApplyMigrationDown(Describe(migration), useTransaction: true);

    public void ApplyProfiles() => ProfileLoader.ApplyProfiles(this);

    public void ApplyMaintenance(MigrationStage stage, bool useAutomaticTransactionManagement)
    {
        foreach (var maintenance in MaintenanceLoader.LoadMaintenance(stage))
            ApplyMigrationUp(maintenance, HasTransaction(maintenance, useAutomaticTransactionManagement));
    }

    private static NonAttributedMigrationToMigrationInfoAdapter Describe(IMigration migration) => new(migration);

    private static bool HasTransaction(IMigrationInfo migration, bool useAutomaticTransactionManagement) =>
        useAutomaticTransactionManagement && migration.TransactionBehavior == TransactionBehavior.Default;

    private void Migrate(long? target, bool useAutomaticTransactionManagement)
    {
        MigrationLoader.LoadMigrations();
        Engine.EnsureLedger();
        InScope(useAutomaticTransactionManagement, () =>
        {
            ApplyMaintenance(MigrationStage.BeforeAll, useAutomaticTransactionManagement);
            VersionLoader.LoadVersionInfo();
            foreach (var migration in Pending(target))
            {
                ApplyMaintenance(MigrationStage.BeforeEach, useAutomaticTransactionManagement);
                ApplyMigrationUp(migration, HasTransaction(migration, useAutomaticTransactionManagement));
                ApplyMaintenance(MigrationStage.AfterEach, useAutomaticTransactionManagement);
            }

            ApplyMaintenance(MigrationStage.BeforeProfiles, useAutomaticTransactionManagement);
            ApplyProfiles();
            ApplyMaintenance(MigrationStage.AfterAll, useAutomaticTransactionManagement);
        });
    }

    private void Undo(IEnumerable<IMigrationInfo> migrations, bool useAutomaticTransactionManagement)
    {
        foreach (var migration in migrations.ToList())
            ApplyMigrationDown(migration, HasTransaction(migration, useAutomaticTransactionManagement));
    }

    /// <summary>Runs what belongs together, in one transaction if the options say so, between two looks at the version table.</summary>
    private void InScope(bool useAutomaticTransactionManagement, Action action)
    {
        VersionLoader.LoadVersionInfo();
        using (var scope = _scopes.CreateOrWrapMigrationScope(useAutomaticTransactionManagement && TransactionPerSession))
        {
            action();
            scope.Complete();
        }

        if (!_isPreview)
            VersionLoader.LoadVersionInfo();
    }

    /// <summary>The pending migrations in order. Whether a constraint lets one run is asked when its turn comes.</summary>
    private IEnumerable<IMigrationInfo> Pending(long? target) => MigrationLoader.LoadMigrations().Values
        .Where(migration => !(migration.Version > target) && !VersionLoader.VersionInfo.HasAppliedMigration(migration.Version) && MayRun(migration));

    /// <summary>The applied migrations that the program has, the newest first. One that it lacks cannot be undone, and stays.</summary>
    private IEnumerable<IMigrationInfo> Applied()
    {
        var migrations = MigrationLoader.LoadMigrations();
        foreach (var version in VersionLoader.VersionInfo.AppliedMigrations())
        {
            if (migrations.TryGetValue(version, out var migration))
                yield return migration;
        }
    }

    private bool MayRun(IMigrationInfo migration) => migration.Migration.GetType()
        .GetAllAttributes<MigrationConstraintAttribute>(inherit: true)
        .All(constraint => constraint.ShouldRun(
            new MigrationConstraintContext { RunnerOptions = _options, VersionInfo = VersionLoader.VersionInfo }));
}
