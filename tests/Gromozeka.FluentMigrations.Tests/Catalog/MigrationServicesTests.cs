using FluentMigrator.Infrastructure;
using Gromozeka.FluentMigrations.Catalog;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Tests.Catalog;

public sealed class MigrationServicesTests
{
    [Fact]
    public void GetService_HostWithoutAnyProvider_FindsScriptsInTheMigrationsAssembly()
    {
        var services = new MigrationServices(typeof(MigrationServicesTests), new Plain());

        var providers = Assert.IsAssignableFrom<IEnumerable<IEmbeddedResourceProvider>>(
            services.GetService(typeof(IEnumerable<IEmbeddedResourceProvider>))
        );

        Assert.IsType<DefaultEmbeddedResourceProvider>(Assert.Single(providers));
        Assert.Null(services.GetService(typeof(string)));
    }

    [Fact]
    public void GetKeyedService_HostThatHasThem_PassesThemOn()
    {
        using var host = new ServiceCollection().AddKeyedSingleton("key", "value").BuildServiceProvider();
        var services = new MigrationServices(typeof(MigrationServicesTests), host);

        Assert.Equal("value", services.GetKeyedService(typeof(string), "key"));
        Assert.Equal("value", services.GetRequiredKeyedService(typeof(string), "key"));
    }

    [Fact]
    public void GetKeyedService_HostWithoutKeys_SaysSo()
    {
        var services = new MigrationServices(typeof(MigrationServicesTests), new Plain());

        var error = Assert.Throws<InvalidOperationException>(() => services.GetKeyedService(typeof(string), "key"));

        Assert.Contains("keyed services", error.Message, StringComparison.Ordinal);
    }

    private sealed class Plain : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
