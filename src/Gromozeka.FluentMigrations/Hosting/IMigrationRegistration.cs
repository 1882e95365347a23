using Gromozeka.FluentMigrations.Dialect;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// How a program registers its database and its migrations. The program calls it when it starts, and a tool that works on the same
/// database calls it too, so that there is one definition of version table, log, adoption and connection. Named by
/// <see cref="MigrationRegistrationAttribute"/>; needs a constructor without parameters.
/// </summary>
public interface IMigrationRegistration
{
    /// <summary>
    /// The section of the configuration in which <c>ConnectionString</c>, <c>Provider</c> and <c>LockTimeoutSeconds</c> stand. A tool
    /// that is told another database overrides them there.
    /// </summary>
    string Section { get; }

    /// <summary>
    /// Registers an <see cref="IDatabase"/>, the <see cref="MigrationOptions"/>, and what the constructors of migrations need. Opens
    /// nothing, and starts nothing.
    /// </summary>
    /// <param name="services">The services; logging is registered already.</param>
    /// <param name="configuration">The configuration of the program.</param>
    void Register(IServiceCollection services, IConfiguration configuration);
}
