using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// Registers a database of the host for the program's own commands: the same database and the same options as at startup, new ones at each
/// call.
/// </summary>
internal sealed class HostedRegistration(DatabaseRegistration registration, IServiceProvider provider) : IMigrationRegistration
{
    public string Section => registration.Section;

    public IDatabase CreateDatabase(IConfiguration configuration) => registration.NewDatabase(provider);

    public MigrationOptions CreateOptions(IConfiguration configuration) =>
        provider.GetRequiredService<IOptionsFactory<MigrationHostOptions>>().Create(registration.Name).Migrations;

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        // The host's own services are used.
    }
}
