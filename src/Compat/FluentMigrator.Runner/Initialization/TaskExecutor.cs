using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Runs the task that <see cref="RunnerOptions.Task"/> names.</summary>
public class TaskExecutor
{
    private readonly ILogger<TaskExecutor> _logger;
    private readonly RunnerOptions _options;

    public TaskExecutor(ILogger<TaskExecutor> logger, IOptions<RunnerOptions> runnerOptions, IServiceProvider serviceProvider)
    {
        _logger = logger;
        _options = runnerOptions.Value;
        ServiceProvider = serviceProvider;
    }

    protected IMigrationRunner Runner { get; set; }

    protected IServiceProvider ServiceProvider { get; }

    /// <summary>Runs the task; without a name it is <c>migrate</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no task of that name.</exception>
    public void Execute()
    {
        var run = Task().Run;
        Initialize();
        run();
        _logger.LogSay("Task completed.");
    }

    /// <summary>Whether the task has anything to do. Writes nothing.</summary>
    /// <exception cref="InvalidOperationException">There is no task of that name.</exception>
    public bool HasMigrationsToApply()
    {
        var hasWork = Task().HasWork;
        Initialize();
        return hasWork();
    }

    /// <summary>Takes the runner from the services unless there is one already.</summary>
    protected virtual void Initialize() => Runner ??= ServiceProvider.GetRequiredService<IMigrationRunner>();

    private (Action Run, Func<bool> HasWork) Task() => _options.Task switch
    {
        null or "" or "migrate" or "migrate:up" => (
            () => Migrate(), () => Runner.HasMigrationsToApplyUp(_options.Version == 0 ? null : _options.Version)),
        "migrate:down" => (() => Runner.MigrateDown(_options.Version), () => Runner.HasMigrationsToApplyDown(_options.Version)),
        "rollback" => (() => Runner.Rollback(_options.Steps == 0 ? 1 : _options.Steps), () => Runner.HasMigrationsToApplyRollback()),
        "rollback:toversion" => (() => Runner.RollbackToVersion(_options.Version), () => Runner.HasMigrationsToApplyDown(_options.Version)),
        "rollback:all" => (() => Runner.RollbackToVersion(0), () => Runner.HasMigrationsToApplyRollback()),
        "validateversionorder" => (() => Runner.ValidateVersionOrder(), () => false),
        "listmigrations" => (() => Runner.ListMigrations(), () => false),
        var other => throw new InvalidOperationException(
            $"RunnerOptions.Task: there is no task \"{other}\". The tasks are migrate, migrate:up, migrate:down, rollback, rollback:toversion, "
            + "rollback:all, validateversionorder and listmigrations."),
    };

    private void Migrate()
    {
        if (_options.Version == 0)
            Runner.MigrateUp();
        else
            Runner.MigrateUp(_options.Version);
    }
}
