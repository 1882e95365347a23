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
    /// <summary>Registers the types for some options as .NET itself does, unless the host has registered others.</summary>
    public static void Close<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services
    )
        where TOptions : class
    {
        services.TryAddSingleton<IOptionsMonitor<TOptions>, OptionsMonitor<TOptions>>();
        services.TryAddSingleton<IOptionsMonitorCache<TOptions>, OptionsCache<TOptions>>();
        services.TryAddTransient<IOptionsFactory<TOptions>, OptionsFactory<TOptions>>();
    }
}
