using FluentMigrator.Runner.Initialization;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner;

/// <summary>The builder that <c>ConfigureRunner</c> hands to the host.</summary>
internal sealed class MigrationRunnerBuilder(IServiceCollection services) : IMigrationRunnerBuilder
{
    public IServiceCollection Services { get; } = services;

    public IAssemblySourceItem DanglingAssemblySourceItem { get; set; }
}
