using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>
/// A provider without services, for hosts that have none. Its container is created on first use, because creating it takes longer than a
/// start with nothing to do.
/// </summary>
internal sealed class NoServices : IServiceScopeFactory, IServiceScope, IServiceProvider
{
    private static readonly Lazy<IServiceProvider> Container = new(() => new ServiceCollection().BuildServiceProvider());

    public IServiceProvider ServiceProvider => this;

    public object? GetService(Type serviceType) =>
        serviceType == typeof(IServiceScopeFactory) ? this : Container.Value.GetService(serviceType);

    public IServiceScope CreateScope() => this;

    public void Dispose()
    {
        // It owns nothing.
    }
}
