using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Settings;

/// <summary>
/// Names the types by which .NET creates and keeps options, so that a native program contains them. Otherwise it builds them at each start
/// from their generic definitions.
/// </summary>
internal static class ClosedOptions
{
    /// <summary>Registers the types for some options as .NET itself does, where the host has not registered others.</summary>
    public static void Close<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services
    )
        where TOptions : class
    {
        if (Uses(services, typeof(IOptionsMonitor<>), typeof(OptionsMonitor<>)))
            services.TryAddSingleton<IOptionsMonitor<TOptions>, OptionsMonitor<TOptions>>();
        if (Uses(services, typeof(IOptionsMonitorCache<>), typeof(OptionsCache<>)))
            services.TryAddSingleton<IOptionsMonitorCache<TOptions>, OptionsCache<TOptions>>();
        if (Uses(services, typeof(IOptionsFactory<>), typeof(OptionsFactory<>)))
            services.TryAddTransient<IOptionsFactory<TOptions>, OptionsFactory<TOptions>>();
    }

    private static bool Uses(IServiceCollection services, Type service, Type implementation) =>
        services.LastOrDefault(one => one.ServiceType == service)?.ImplementationType == implementation;
}
