using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner.Samples.Shop;

/// <summary>
/// A host that uses most of what there is: profile, tags, maintenance, a version table of its own, embedded scripts, preview.
/// </summary>
public sealed class ShopHost(string connectionString)
{
    public bool Preview { get; init; }

    public string? Profile { get; init; }

    public string[] Tags { get; init; } = [];

    public string Task { get; init; } = "migrate";

    public void Execute()
    {
        using var services = CreateServices();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<TaskExecutor>().Execute();
    }

    private ServiceProvider CreateServices() => new ServiceCollection()
        .AddFluentMigratorCore()
        .ConfigureRunner(builder => builder
            .AddGromozekaSQLite()
            .WithGlobalConnectionString(_ => connectionString)
            .WithGlobalCommandTimeout(TimeSpan.FromSeconds(10))
            .AsGlobalPreview(Preview)
            .ScanIn(typeof(ShopHost).Assembly).For.All())
        .Configure<TypeFilterOptions>(options => options.Namespace = typeof(ShopHost).Namespace)
        .Configure<SelectingProcessorAccessorOptions>(options => options.ProcessorId = "sqlite")
        .Configure<RunnerOptions>(options =>
        {
            options.Profile = Profile;
            options.Tags = Tags;
            options.Task = Task;
            options.AllowBreakingChange = true;
            options.TransactionPerSession = true;
        })
        .AddLogging(logging => logging.AddFluentMigratorConsole())
        .Configure<FluentMigratorLoggerOptions>(options => options.ShowSql = true)
        .BuildServiceProvider(validateScopes: true);
}
