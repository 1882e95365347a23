using System.Reflection;
using FluentMigrator;
using FluentMigrator.Exceptions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using Gromozeka.FluentMigrations.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// Chooses between the engine and FluentMigrator's own runner, depending on the selected processor. A host's own runner or version loader
/// is kept.
/// </summary>
internal static class RunnerSelection
{
    public static void Register(IServiceCollection services)
    {
        Replace<IMigrationRunner>(services, Runner);
        Replace<IVersionLoader>(services, VersionLoader);
    }

    /// <summary>Replaces FluentMigrator's registration, including a later one, which does not replace existing services.</summary>
    private static void Replace<T>(IServiceCollection services, Func<IServiceProvider, T> select)
        where T : class
    {
        var registered = services.Where(service => service.ServiceType == typeof(T)).ToList();
        if (registered.Exists(service => !IsFluentMigrators(service)))
            return;
        foreach (var service in registered)
            services.Remove(service);
        services.AddScoped(select);
    }

    private static bool IsFluentMigrators(ServiceDescriptor service) =>
        (service.ImplementationType?.Assembly ?? service.ImplementationFactory?.Method.Module.Assembly) == typeof(MigrationRunner).Assembly;

    private static IMigrationRunner Runner(IServiceProvider services)
    {
        if (SelectedProcessor(services) is not EngineProcessor processor)
            return FluentMigratorsRunner(services);
        CheckSelection(services, processor);
        TrimmedProgram.Check(ScannedAssemblies(services));
        return ActivatorUtilities.CreateInstance<EngineMigrationRunner>(services);
    }

    /// <summary>
    /// The assemblies that a host names for everything, and those of the classes that are found where it names them for a purpose.
    /// </summary>
    private static IEnumerable<Assembly> ScannedAssemblies(IServiceProvider services) =>
        services
            .GetServices<IMigrationSourceItem>()
            .SelectMany(item => item.MigrationTypeCandidates)
            .Select(type => type.Assembly)
            .Concat(services.GetRequiredService<IAssemblySource>().Assemblies)
            .Distinct();

    private static IVersionLoader VersionLoader(IServiceProvider services)
    {
        if (services.GetRequiredService<IProcessorAccessor>().Processor is EngineProcessor)
            return services.GetRequiredService<EngineRun>().Versions = ActivatorUtilities.CreateInstance<EngineVersionLoader>(services);
        return
            services.GetRequiredService<IOptions<RunnerOptions>>().Value.NoConnection
            || string.IsNullOrEmpty(services.GetRequiredService<IConnectionStringAccessor>().ConnectionString)
            ? ActivatorUtilities.CreateInstance<ConnectionlessVersionLoader>(services)
            : ActivatorUtilities.CreateInstance<VersionLoader>(services);
    }

    private static IMigrationProcessor SelectedProcessor(IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IProcessorAccessor>().Processor;
        }
        catch (ProcessorFactoryNotFoundException cause) when (Twofold(services) is { } dialect)
        {
            throw new ProcessorFactoryNotFoundException(RunnerErrors.Ambiguous(dialect.Id, dialect).Message, cause);
        }
    }

    /// <summary>The product that has both the engine's processor and FluentMigrator's; null if there is none.</summary>
    private static RunnerDialect? Twofold(IServiceProvider services)
    {
        var processors = services.GetServices<IMigrationProcessor>().ToList();
        return processors
            .OfType<EngineProcessor>()
            .Select(engine => engine.Dialect)
            .FirstOrDefault(dialect => processors.Exists(dialect.Processor.IsInstanceOfType));
    }

    /// <summary>FluentMigrator uses the first of two processors with the selected id.</summary>
    private static void CheckSelection(IServiceProvider services, EngineProcessor processor)
    {
        var id = services.GetRequiredService<IOptionsSnapshot<SelectingProcessorAccessorOptions>>().Value.ProcessorId;
        if (string.IsNullOrEmpty(id))
            id = services.GetRequiredService<IOptionsSnapshot<SelectingGeneratorAccessorOptions>>().Value.GeneratorId;
        if (string.Equals(id, processor.DatabaseType, StringComparison.OrdinalIgnoreCase) && Twofold(services) == processor.Dialect)
            throw RunnerErrors.Ambiguous(id, processor.Dialect);
    }

    private static MigrationRunner FluentMigratorsRunner(IServiceProvider services) =>
        new(
            services.GetRequiredService<IOptions<RunnerOptions>>(),
            services.GetRequiredService<IOptionsSnapshot<ProcessorOptions>>(),
            services.GetRequiredService<IProfileLoader>(),
            services.GetRequiredService<IProcessorAccessor>(),
            services.GetRequiredService<IMaintenanceLoader>(),
            services.GetRequiredService<IMigrationInformationLoader>(),
            services.GetRequiredService<ILogger<MigrationRunner>>(),
            services.GetRequiredService<IStopWatch>(),
            services.GetRequiredService<IMigrationRunnerConventionsAccessor>(),
            services.GetRequiredService<FluentMigrator.Runner.MigrationValidator>(),
            services,
            services.GetService<IMigrationScopeManager>()
        );
}
