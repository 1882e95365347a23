using System.Diagnostics.CodeAnalysis;
using FluentMigrator;
using FluentMigrator.Runner.Processors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Adds the engine to the services of FluentMigrator's runner, once for each database product.</summary>
internal static class EngineServices
{
    /// <returns>Whether it was added; otherwise the product had been added before.</returns>
    public static bool TryAdd<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        IServiceCollection services,
        Func<TOptions, RunnerDialect> dialect
    )
        where TOptions : GromozekaRunnerOptions
    {
        if (services.Any(service => service.ServiceType == typeof(Added<TOptions>)))
            return false;
        var isFirst = !services.Any(service => service.ServiceType == typeof(EngineSteps));
        services.AddSingleton<Added<TOptions>>();
        services.AddScoped<IMigrationProcessor>(provider => new EngineProcessor(
            dialect(provider.GetRequiredService<IOptions<TOptions>>().Value),
            provider
        ));
        if (!isFirst)
            return true;
        // The selected one, of several products.
        services.AddScoped<EngineProcessor>(provider => (EngineProcessor)provider.GetRequiredService<IProcessorAccessor>().Processor);
        services.AddScoped<EngineSteps>();
        services.AddScoped<EngineRun>();
        RunnerSelection.Register(services);
        return true;
    }

    private sealed class Added<TOptions>;
}
