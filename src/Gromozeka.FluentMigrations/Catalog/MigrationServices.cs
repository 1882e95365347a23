using FluentMigrator.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// The services of the host as a migration sees them. FluentMigrator searches for embedded scripts only through resource providers, so a
/// host that has registered none gets one for the assembly of the migration.
/// </summary>
/// <param name="migration">The class of the migration.</param>
/// <param name="services">The services of the host.</param>
internal sealed class MigrationServices(Type migration, IServiceProvider services) : IKeyedServiceProvider
{
    private IKeyedServiceProvider Keyed =>
        services as IKeyedServiceProvider ?? throw new InvalidOperationException("The service provider of the host has no keyed services.");

    public object? GetService(Type serviceType)
    {
        var found = services.GetService(serviceType);
        return
            serviceType == typeof(IEnumerable<IEmbeddedResourceProvider>)
            && found is null or IReadOnlyCollection<IEmbeddedResourceProvider> { Count: 0 }
            ? new IEmbeddedResourceProvider[] { new DefaultEmbeddedResourceProvider(migration.Assembly) }
            : found;
    }

    public object? GetKeyedService(Type serviceType, object? serviceKey) => Keyed.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Keyed.GetRequiredKeyedService(serviceType, serviceKey);
}
