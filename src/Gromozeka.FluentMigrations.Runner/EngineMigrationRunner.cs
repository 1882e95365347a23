using FluentMigrator;
using FluentMigrator.Exceptions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.VersionTableInfo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// FluentMigrator's runner, which decides what runs and in which order, on top of the engine's step executor. The methods of
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
    IVersionTableMetaData names,
    EngineRun run,
    EngineSteps steps
)
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
        services.GetService<IMigrationScopeManager>()
    ),
        IMigrationRunner
{
    private const string Upward = "migrate";
    private const string Downward = "rollback";

    private readonly ILogger _logger = logger;
    private readonly IStopWatch _stopWatch = stopWatch;
    private readonly bool _isPreview = processorOptions.Value.PreviewOnly || options.Value.NoConnection;
    private readonly bool _allowsBreakingChange = options.Value.AllowBreakingChange;
    private bool _isPreviewAnnounced;
    private bool _mayHaveMoved;

    private bool HasHostsLoader => VersionLoader is not EngineVersionLoader;

    public new void MigrateUp() => Migrate(base.MigrateUp);

    public new void MigrateUp(long version) => Migrate(() => base.MigrateUp(version));

    public new void MigrateDown(long version) => Run(Downward, () =>
        {
            MigrationLoader.LoadMigrations();
            WithVersionTable(() => base.MigrateDown(version));
        });

    public new void Rollback(int steps) => Run(Downward, () => base.Rollback(steps));

    public new void RollbackToVersion(long version) => Run(Downward, () => base.RollbackToVersion(version));

    public new void Up(IMigration migration) => Run(Upward, () => base.Up(migration), isSingleStep: true);

    public new void Down(IMigration migration) => Run(Downward, () => base.Down(migration), isSingleStep: true);

    /// <inheritdoc />
    /// <exception cref="MigrationException">It failed.</exception>
    /// <exception cref="InvalidOperationException">It is a breaking change, and these are not allowed; no part of it was run.</exception>
    public override void ApplyMigrationUp(IMigrationInfo migrationInfo, bool useTransaction)
    {
        ArgumentNullException.ThrowIfNull(migrationInfo);
        Run(
            Upward,
            () =>
            {
                if (!IsApplied(migrationInfo))
                    Apply(migrationInfo, StepDirection.Up, useTransaction);
            },
            isSingleStep: true
        );
    }

    /// <inheritdoc />
    /// <exception cref="MigrationException">It failed.</exception>
    public override void ApplyMigrationDown(IMigrationInfo migrationInfo, bool useTransaction)
    {
        ArgumentNullException.ThrowIfNull(migrationInfo);
        Apply(migrationInfo, StepDirection.Down, useTransaction);
    }

    private void Apply(IMigrationInfo migration, StepDirection direction, bool useTransaction) =>
        Run(
            direction == StepDirection.Up ? Upward : Downward,
            () =>
            {
                var (begins, done, isAlready) =
                    direction == StepDirection.Up
                        ? ("migrating", "migrated", "is already applied")
                        : ("reverting", "reverted", "is not applied");
                var name = migration.GetName();
                AnnouncePreview();
                _logger.LogHeader($"{name} {begins}");
                _stopWatch.Start();
                if (
                    direction == StepDirection.Up
                    && migration.IsAttributed()
                    && migration.IsBreakingChange
                    && !_isPreview
                    && !_allowsBreakingChange
                )
                    throw RunnerErrors.BreakingChange(migration);
                var step = migration.Prepare(direction, useTransaction, HostsRecord(migration, direction));
                if (SilentlyFail)
                    throw RunnerErrors.CannotFailSilently(step.Name);
                var isDone = Begin(migration, direction) && steps.Run(step);
                _stopWatch.Stop();
                _logger.LogSay(isDone ? $"{name} {done}" : $"{name} {isAlready}: nothing was done");
                _logger.LogElapsedTime(_stopWatch.ElapsedTime());
            },
            isSingleStep: true
        );

    /// <summary>
    /// A loader of the host is notified of each step, as in FluentMigrator: it may store the versions elsewhere, or write additional ones.
    /// </summary>
    /// <returns>The notification; null for a step without a version, or without such a loader.</returns>
    private Action? HostsRecord(IMigrationInfo migration, StepDirection direction) =>
        !migration.IsAttributed() || !HasHostsLoader ? null
        : direction == StepDirection.Up
            ? () => VersionLoader.UpdateVersionInfo(migration.Version, migration.Description ?? migration.Migration.GetType().Name)
        : () => VersionLoader.DeleteVersion(migration.Version);

    /// <summary>Takes the lock and prepares the database for a step; creates no backup if nothing is left to do.</summary>
    /// <returns>Whether the step still has to run.</returns>
    private bool Begin(IMigrationInfo migration, StepDirection direction)
    {
        _mayHaveMoved |= run.TakeLock();
        if (IsDone(migration, direction))
            return false;
        _mayHaveMoved |= run.Prepare(hasVersion: migration.IsAttributed() && !HasHostsLoader);
        return !IsDone(migration, direction);
    }

    /// <summary>
    /// Queries the loader only for a step that has a version, because a host's own loader may create its table by steps without a version,
    /// while it is being constructed.
    /// </summary>
    private bool IsDone(IMigrationInfo migration, StepDirection direction)
    {
        if (!migration.IsAttributed())
            return direction == StepDirection.Up && VersionTableParts.Exist(migration.Migration, names, Processor);
        if (_mayHaveMoved)
            LoadVersions();
        return IsApplied(migration) == (direction == StepDirection.Up);
    }

    private bool IsApplied(IMigrationInfo migration) =>
        migration.IsAttributed() && VersionLoader.VersionInfo.HasAppliedMigration(migration.Version);

    private void Migrate(Action action) => Run(Upward, () =>
        {
            Connect(ReadVersions);
            run.CheckHistory();
            // If there are none, or two with one version, FluentMigrator reports it here, before anything is written.
            MigrationLoader.LoadMigrations();
            WithVersionTable(action);
        });

    /// <summary>A host's own version loader must not write before the checks.</summary>
    private void ReadVersions()
    {
        if (run.Versions is not { VersionInfo: not null })
            steps.ReadVersions();
    }

    /// <summary>If the session is one transaction, it includes the version table, so a failure leaves nothing.</summary>
    private void WithVersionTable(Action action)
    {
        if (!TransactionPerSession)
            Connect(CreateVersionTable);
        action();
        if (TransactionPerSession && !_isPreview)
            CreateVersionTable();
    }

    /// <summary>Takes no lock where the version table exists.</summary>
    private void CreateVersionTable()
    {
        if (VersionLoader.AlreadyCreatedVersionTable)
            return;
        AnnouncePreview();
        _mayHaveMoved |= run.TakeLock();
        if (!VersionLoader.AlreadyCreatedVersionTable)
            run.Prepare(hasVersion: !HasHostsLoader);
        LoadVersions();
    }

    private void LoadVersions()
    {
        VersionLoader.LoadVersionInfo();
        _mayHaveMoved = false;
    }

    /// <exception cref="UndeterminableConnectionException">The database cannot be opened or read.</exception>
    private void Connect(Action action)
    {
        try
        {
            action();
        }
        catch (MigrationException error) when (!_isPreview && IsOfConnection(error.Code))
        {
            throw new UndeterminableConnectionException(error.Message, error);
        }
    }

    private static bool IsOfConnection(ErrorCode code) =>
        code == ErrorCodes.CannotOpen
        || code == ErrorCodes.NotADatabase
        || code == ErrorCodes.ConnectionStringRefused
        || code == ErrorCodes.InvalidConfiguration;

    private void Run(string operation, Action action, bool isSingleStep = false)
    {
        // Others may have migrated since the last call in this scope.
        if (run.IsIdle)
            run.Versions?.Forget();
        run.Do(operation, isSingleStep, action);
    }

    private void AnnouncePreview()
    {
        if (!_isPreview || _isPreviewAnnounced)
            return;
        _isPreviewAnnounced = true;
        _logger.LogHeader("PREVIEW-ONLY MODE");
    }
}
