using FluentMigrator.Runner.Initialization;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner;

/// <summary>Configures the runner; its extension methods are what a host calls.</summary>
public interface IMigrationRunnerBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }

    /// <summary>Assemblies that were named for scanning without saying for what; they are scanned for everything.</summary>
    IAssemblySourceItem DanglingAssemblySourceItem { get; set; }
}
