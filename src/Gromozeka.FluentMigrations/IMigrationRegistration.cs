using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations;

/// <summary>
/// Defines, for the program and for tools that work on the same database, how the database and its migrations are set up: version table,
/// log, adoption and connection are defined only once. A <see cref="MigrationRegistrationAttribute"/> names the class, which needs a
/// public constructor without parameters.
/// </summary>
public interface IMigrationRegistration
{
    /// <summary>
    /// The configuration section with <c>ConnectionString</c>, <c>Provider</c> and <c>LockTimeoutSeconds</c>. A tool
    /// that is given another database overrides them there.
    /// </summary>
    string Section { get; }

    /// <summary>
    /// The name by which commands select this database if the program has several; by default the last part of the section.
    /// </summary>
    string Name => Section.Split(ConfigurationPath.KeyDelimiter)[^1];

    /// <summary>Creates the database. Opens nothing.</summary>
    /// <param name="configuration">The configuration of the program.</param>
    IDatabase CreateDatabase(IConfiguration configuration);

    /// <summary>Creates the options of the migrations, new ones at each call, because the caller may change them.</summary>
    /// <param name="configuration">The configuration of the program.</param>
    MigrationOptions CreateOptions(IConfiguration configuration);

    /// <summary>Registers what the constructors of migrations and profiles need. Starts nothing.</summary>
    /// <param name="services">The services; logging, the configuration and a <see cref="TimeProvider"/> are registered already.</param>
    /// <param name="configuration">The configuration of the program.</param>
    void AddServices(IServiceCollection services, IConfiguration configuration);
}
