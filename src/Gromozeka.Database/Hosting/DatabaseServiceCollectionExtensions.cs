using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Dialect;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gromozeka.Database;

/// <summary>Registers the bot's database.</summary>
public static class DatabaseServiceCollectionExtensions
{
    /// <summary>
    /// Registers the connection factory, the migration manager, the backup manager, and a hosted service that migrates the database before
    /// any other service starts. An existing database without a version is adopted. In the Development environment only, the seed data
    /// follows the migrations.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The configuration with the section <c>Database</c> (<see cref="DatabaseOptions"/>).</param>
    /// <remarks>A wrong value stops the host at its start, with an <see cref="OptionsValidationException"/> that names the key; a failed
    /// migration stops it with a <see cref="MigrationException"/>.</remarks>
    public static IServiceCollection AddGromozekaDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        BotTokens.Hide();
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        var section = configuration.GetSection(DatabaseOptions.Section);
        services.AddSingleton<IValidateOptions<DatabaseOptions>>(new DatabaseOptionsValidator(section));
        services.AddOptions<DatabaseOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IDatabaseConnectionFactory>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
            return new SqliteConnectionFactory(DatabaseLocation.Resolve(options.ConnectionString, configuration), options);
        });
        services.AddSingleton(provider => GromozekaMigrations.Database(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value, configuration));
        services.AddSingleton<IMigrationRegistration, GromozekaRegistration>();
        services.AddSingleton(NewManager);
        services.AddSingleton(NewBackups);
        // First in the list, so that nothing of another service, not even its Starting, comes before the migrations.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, DatabaseMigrationService>());
        return services;
    }

    private static MigrationManager NewManager(IServiceProvider provider)
    {
        var isDevelopment = provider.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
        return new MigrationManager(
            provider.GetRequiredService<IDatabase>(),
            GromozekaMigrations.Options(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value, isDevelopment ? "Development" : null),
            provider,
            provider.GetService<ILogger<MigrationManager>>());
    }

    private static BackupManager NewBackups(IServiceProvider provider) => new(
        provider.GetRequiredService<IDatabase>(),
        GromozekaMigrations.Options(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value),
        provider.GetService<ILogger<BackupManager>>());
}
