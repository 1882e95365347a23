using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations;

/// <summary>A provider without services, for hosts that have none: a container would take longer to make than a start with nothing to do.</summary>
internal sealed class NoServices : IServiceScopeFactory, IServiceScope, IServiceProvider
{
    public IServiceProvider ServiceProvider => this;

    public object? GetService(Type serviceType) =>
        serviceType == typeof(IServiceScopeFactory) || serviceType == typeof(IServiceProvider) ? this : null;

    public IServiceScope CreateScope() => this;

    public void Dispose()
    {
        // There is nothing in it.
    }
}
