using Gromozeka.FluentMigrations.Hosting.Settings;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Settings;

public class ClosedOptionsTests
{
    [Fact]
    public void AddMigrations_RegistersTheTypesOfItsOptionsClosed()
    {
        var services = new ServiceCollection();

        services.AddMigrations(database => database.UseSqlite("Data Source=:memory:"));

        Assert.All(
            [
                typeof(IOptionsMonitor<MigrationHostOptions>),
                typeof(IOptionsMonitorCache<MigrationHostOptions>),
                typeof(IOptionsFactory<MigrationHostOptions>),
                typeof(IOptionsMonitor<StartSettings>),
                typeof(IOptionsMonitorCache<StartSettings>),
                typeof(IOptionsFactory<StartSettings>),
            ],
            type => Assert.Single(services, service => service.ServiceType == type)
        );
    }

    [Fact]
    public void AddMigrations_HostHasItsOwnFactory_KeepsIt()
    {
        var services = new ServiceCollection();
        services.AddTransient<IOptionsFactory<MigrationHostOptions>, OwnFactory>();

        services.AddMigrations(database => database.UseSqlite("Data Source=:memory:"));

        using var provider = services.BuildServiceProvider();
        Assert.IsType<OwnFactory>(provider.GetRequiredService<IOptionsFactory<MigrationHostOptions>>());
    }

    [Fact]
    public void AddMigrations_HostHasItsOwnFactoryForAllOptions_UsesIt()
    {
        var services = new ServiceCollection();
        services.AddOptions().Replace(ServiceDescriptor.Transient(typeof(IOptionsFactory<>), typeof(OwnFactoryOfAll<>)));

        services.AddMigrations(database => database.UseSqlite("Data Source=:memory:"));

        using var provider = services.BuildServiceProvider();
        Assert.IsType<OwnFactoryOfAll<MigrationHostOptions>>(provider.GetRequiredService<IOptionsFactory<MigrationHostOptions>>());
    }

    private sealed class OwnFactoryOfAll<TOptions> : IOptionsFactory<TOptions>
        where TOptions : class, new()
    {
        public TOptions Create(string name) => new();
    }

    private sealed class OwnFactory : IOptionsFactory<MigrationHostOptions>
    {
        public MigrationHostOptions Create(string name) => new();
    }
}
