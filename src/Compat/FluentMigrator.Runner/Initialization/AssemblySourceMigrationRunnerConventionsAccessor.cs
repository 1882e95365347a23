using FluentMigrator.Runner.Infrastructure;

using Microsoft.Extensions.DependencyInjection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Finds a class of conventions in the assemblies that are scanned for everything; without one, the default counts.</summary>
public class AssemblySourceMigrationRunnerConventionsAccessor : IMigrationRunnerConventionsAccessor
{
    private readonly Lazy<IMigrationRunnerConventions> _conventions;

    /// <param name="serviceProvider">The services of the constructor.</param>
    /// <param name="assemblySource">The assemblies; null for none.</param>
    public AssemblySourceMigrationRunnerConventionsAccessor(IServiceProvider serviceProvider, IAssemblySource assemblySource = null)
        => _conventions = new Lazy<IMigrationRunnerConventions>(() =>
        {
            var found = UsableTypes.Of(assemblySource?.Assemblies ?? [])
                .FirstOrDefault(type => typeof(IMigrationRunnerConventions).IsAssignableFrom(type));
            return found is null
                ? DefaultMigrationRunnerConventions.Instance
                : (IMigrationRunnerConventions)ActivatorUtilities.CreateInstance(serviceProvider, found);
        });

    public IMigrationRunnerConventions MigrationRunnerConventions => _conventions.Value;
}
