using FluentMigrator.Infrastructure;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Engine;
using FluentMigrator.Runner.Infrastructure;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using FluentMigrator.Runner.VersionTableInfo;
using FluentMigrator.Validation;

using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the runner.</summary>
public static class FluentMigratorServiceCollectionExtensions
{
    /// <summary>
    /// Registers all that a runner needs but for a database and the migrations, which <see cref="ConfigureRunner"/> adds. What the host
    /// has registered already stays, and what it registers later takes its place.
    /// </summary>
    public static IServiceCollection AddFluentMigratorCore(this IServiceCollection services)
    {
        services.TryAddSingleton<IAssemblySource, AssemblySource>();
        services.TryAddSingleton<ITypeSource, AssemblyTypeSource>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAssemblyLoadEngine, AssemblyNameLoadEngine>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAssemblyLoadEngine, AssemblyFileLoadEngine>());
        return services.AddRunner();
    }

    /// <summary>As <see cref="AddFluentMigratorCore"/>, without scanning assemblies: the classes are named by <c>WithTypes</c>.</summary>
    public static IServiceCollection AddFluentMigratorSlim(this IServiceCollection services)
    {
        services.TryAddSingleton<ITypeSource>(new TypeListSource([]));
        return services.AddRunner();
    }

    /// <summary>Configures the runner.</summary>
    public static IServiceCollection ConfigureRunner(this IServiceCollection services, Action<IMigrationRunnerBuilder> configure)
    {
        var builder = new MigrationRunnerBuilder(services);
        configure(builder);
        ScanInBuilder.RegisterDangling(builder);
        return services;
    }

    private static IServiceCollection AddRunner(this IServiceCollection services)
    {
        services.AddOptions().AddLogging();
        services.AddConventions();
        services.AddLoaders();

        services.TryAddScoped<IConnectionStringAccessor, ConnectionStringAccessor>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IConnectionStringReader, ConfigurationConnectionStringReader>());
        services.TryAddScoped<IProcessorAccessor, SelectingProcessorAccessor>();
        services.TryAddScoped<EngineRun>();
        services.TryAddScoped<IVersionLoader, LedgerVersionLoader>();
        services.TryAddScoped<IMigrationScopeManager>(provider => new MigrationScopeHandler(
            provider.GetRequiredService<IProcessorAccessor>().Processor, provider.GetRequiredService<IOptionsSnapshot<ProcessorOptions>>().Value));
        services.TryAddTransient<IStopWatch, StopWatch>();
        services.TryAddScoped<IMigrationRunner, MigrationRunner>();
        services.TryAddScoped<TaskExecutor>();
        return services;
    }

    private static void AddConventions(this IServiceCollection services)
    {
        services.TryAddSingleton<IMigrationRunnerConventionsAccessor, AssemblySourceMigrationRunnerConventionsAccessor>();
        services.TryAddSingleton(provider => provider.GetRequiredService<IMigrationRunnerConventionsAccessor>().MigrationRunnerConventions);
        services.TryAddScoped<IConventionSetAccessor, AssemblySourceConventionSetAccessor>();
        services.TryAddScoped(provider => provider.GetRequiredService<IConventionSetAccessor>().GetConventionSet() ?? new DefaultConventionSet());
        services.TryAddScoped<IVersionTableMetaDataAccessor, AssemblySourceVersionTableMetaDataAccessor>();
        services.TryAddScoped(provider => provider.GetRequiredService<IVersionTableMetaDataAccessor>().VersionTableMetaData
            ?? ActivatorUtilities.CreateInstance<DefaultVersionTableMetaData>(provider));
        services.TryAddScoped<IMigrationExpressionValidator, DefaultMigrationExpressionValidator>();
        services.TryAddScoped<MigrationValidator>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<ISqlTokenProvider, DefaultSqlTokenProvider>());
    }

    private static void AddLoaders(this IServiceCollection services)
    {
        services.TryAddScoped<IFilteringMigrationSource, TypedMigrationSource>();
        services.TryAddScoped<IProfileSource, ProfileSource>();
        services.TryAddScoped<IProfileLoader, ProfileLoader>();
        services.TryAddScoped<IMaintenanceLoader, MaintenanceLoader>();
        services.TryAddScoped<IMigrationInformationLoader, DefaultMigrationInformationLoader>();
    }
}
