using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// Registers a database of the host for the program's own commands. Each call creates new objects, with the same settings as at startup.
/// </summary>
internal sealed class HostedRegistration(DatabaseRegistration registration, IServiceProvider provider) : IMigrationRegistration
{
    public string Section => registration.Section;

    /// <summary>The name that the host gave; the last part of the section for the database without a name.</summary>
    public string Name => registration.Name.Length > 0 ? registration.Name : Section.Split(ConfigurationPath.KeyDelimiter)[^1];

    /// <summary>Refuses what the startup of the program refuses, such as two databases with one history.</summary>
    public IDatabase CreateDatabase(IConfiguration configuration)
    {
        _ = provider.GetRequiredService<IOptions<StartSettings>>().Value;
        return registration.NewDatabase(provider);
    }

    public MigrationOptions CreateOptions(IConfiguration configuration) =>
        provider.GetRequiredService<IOptionsFactory<MigrationHostOptions>>().Create(registration.Name).Migrations;

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        // The host's own services are used.
    }
}
