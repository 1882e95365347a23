using FluentMigrator;
using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;

using Gromozeka.FluentMigrations.Planning;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// FluentMigrator's runner, which decides what runs and in which order, with the engine's step executor below it. The methods of
/// <see cref="IMigrationRunner"/> that run steps are implemented again, so that the steps of one call run under one lock, after one backup.
/// </summary>
internal sealed class EngineMigrationRunner(
    IOptions<RunnerOptions> options,
    IOptionsSnapshot<ProcessorOptions> processorOptions,
    IProfileLoader profileLoader,
    IProcessorAccessor processorAccessor,
    IMaintenanceLoader maintenanceLoader,
    IMigrationInformationLoader migrationLoader,
    ILogger<MigrationRunner> logger,
    IStopWatch stopWatch,
    IMigrationRunnerConventionsAccessor conventions,
    FluentMigrator.Runner.MigrationValidator validator,
    IServiceProvider services,
    EngineRun run,
    EngineSteps steps)
    : MigrationRunner(
        options,
        processorOptions,
        profileLoader,
        processorAccessor,
        maintenanceLoader,
        migrationLoader,
        logger,
        stopWatch,
        conventions,
        validator,
        services,
        services.GetService<IMigrationScopeManager>()), IMigrationRunner
{
    private readonly ILogger _logger = logger;
    private readonly IStopWatch _stopWatch = stopWatch;
    private readonly bool _isPreview = processorOptions.Value.PreviewOnly || options.Value.NoConnection;
    private readonly bool _allowsBreakingChange = options.Value.AllowBreakingChange;
    private bool _isPreviewAnnounced;

    public new void MigrateUp() => Run(base.MigrateUp, createsVersionTable: true);

    public new void MigrateUp(bool useAutomaticTransactionManagement) => Run(() => base.MigrateUp(useAutomaticTransactionManagement), createsVersionTable: true);

    public new void MigrateUp(long targetVersion) => Run(() => base.MigrateUp(targetVersion), createsVersionTable: true);

    public new void MigrateUp(long targetVersion, bool useAutomaticTransactionManagement) =>
        Run(() => base.MigrateUp(targetVersion, useAutomaticTransactionManagement), createsVersionTable: true);

    public new void MigrateDown(long targetVersion) => Run(() => base.MigrateDown(targetVersion), createsVersionTable: true);

    public new void MigrateDown(long targetVersion, bool useAutomaticTransactionManagement) =>
        Run(() => base.MigrateDown(targetVersion, useAutomaticTransactionManagement), createsVersionTable: true);

    public new void Rollback(int steps) => Run(() => base.Rollback(steps));

    public new void Rollback(int steps, bool useAutomaticTransactionManagement) => Run(() => base.Rollback(steps, useAutomaticTransactionManagement));

    public new void RollbackToVersion(long version) => Run(() => base.RollbackToVersion(version));

    public new void RollbackToVersion(long version, bool useAutomaticTransactionManagement) =>
        Run(() => base.RollbackToVersion(version, useAutomaticTransactionManagement));

    public new void Up(IMigration migration) => Run(() => base.Up(migration));

    public new void Down(IMigration migration) => Run(() => base.Down(migration));

    /// <inheritdoc />
    /// <exception cref="MigrationException">It failed.</exception>
    /// <exception cref="InvalidOperationException">It is a breaking change, and these are not allowed; nothing of it was run.</exception>
    public override void ApplyMigrationUp(IMigrationInfo migrationInfo, bool useTransaction)
    {
        ArgumentNullException.ThrowIfNull(migrationInfo);
        if (!IsApplied(migrationInfo))
            Apply(migrationInfo, StepDirection.Up, useTransaction);
    }

    /// <inheritdoc />
    /// <exception cref="MigrationException">It failed.</exception>
    public override void ApplyMigrationDown(IMigrationInfo migrationInfo, bool useTransaction)
    {
        ArgumentNullException.ThrowIfNull(migrationInfo);
        Apply(migrationInfo, StepDirection.Down, useTransaction);
    }

    private void Apply(IMigrationInfo migration, StepDirection direction, bool useTransaction) => Run(() =>
    {
        var (begins, done) = direction == StepDirection.Up ? ("migrating", "migrated") : ("reverting", "reverted");
        var name = migration.GetName();
        AnnouncePreview();
        _logger.LogHeader($"{name} {begins}");
        _stopWatch.Start();
        if (direction == StepDirection.Up && migration.IsAttributed() && migration.IsBreakingChange && !_isPreview && !_allowsBreakingChange)
            throw RunnerErrors.BreakingChange(migration);
        var step = migration.Prepare(direction, useTransaction);
        if (SilentlyFail)
            throw RunnerErrors.CannotFailSilently(step.Name);
        if (run.Prepare())
            VersionLoader.LoadVersionInfo();
        var isDone = !(direction == StepDirection.Up && IsApplied(migration)) && steps.Run(step);
        _stopWatch.Stop();
        _logger.LogSay(isDone ? $"{name} {done}" : $"{name} was {done} by another process meanwhile");
        _logger.LogElapsedTime(_stopWatch.ElapsedTime());
    });

    private bool IsApplied(IMigrationInfo migration) =>
        migration.IsAttributed() && VersionLoader.VersionInfo.HasAppliedMigration(migration.Version);

    private void Run(Action action, bool createsVersionTable = false)
    {
        using (run.Begin())
        {
            if (createsVersionTable && !VersionLoader.AlreadyCreatedVersionTable && run.Prepare())
                VersionLoader.LoadVersionInfo();
            action();
        }
    }

    private void AnnouncePreview()
    {
        if (!_isPreview || _isPreviewAnnounced)
            return;
        _isPreviewAnnounced = true;
        _logger.LogHeader("PREVIEW-ONLY MODE");
    }
}
