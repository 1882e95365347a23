using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// Passes what the program registers with <c>AddMigrations</c> to tools that load the program (<c>dotnet fm</c>). Derive a class with a
/// public constructor without parameters, and name it in a <see cref="MigrationRegistrationAttribute"/> of the assembly.
/// </summary>
/// <param name="section">The section of the database.</param>
public abstract class MigrationsRegistration(string section) : IMigrationRegistration
{
    private (IConfiguration Of, IMigrationRegistration Registration)? _known;

    /// <inheritdoc />
    public string Section => section;

    /// <inheritdoc />
    /// <exception cref="OptionsValidationException">A value is wrong; the message names its key.</exception>
    public IDatabase CreateDatabase(IConfiguration configuration) => Find(configuration).CreateDatabase(configuration);

    /// <inheritdoc />
    /// <exception cref="OptionsValidationException">A value is wrong; the message names its key.</exception>
    public MigrationOptions CreateOptions(IConfiguration configuration) => Find(configuration).CreateOptions(configuration);

    /// <inheritdoc />
    public virtual void AddServices(IServiceCollection services, IConfiguration configuration) { }

    /// <summary>Registers the database as the program does, with <c>AddMigrations</c>.</summary>
    /// <param name="services">The services; the configuration is registered already.</param>
    /// <param name="configuration">The configuration of the program.</param>
    protected abstract void AddDatabase(IServiceCollection services, IConfiguration configuration);

    private IMigrationRegistration Find(IConfiguration configuration)
    {
        if (_known is { } known && known.Of == configuration)
            return known.Registration;
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        AddDatabase(services, configuration);
        var registration = services.BuildServiceProvider().GetServices<IMigrationRegistration>().First(one => one.Section == Section);
        _known = (configuration, registration);
        return registration;
    }
}
