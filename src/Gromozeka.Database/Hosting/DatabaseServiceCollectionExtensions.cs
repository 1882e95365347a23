using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Postgres;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
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
    /// <remarks>
    /// An invalid value stops the host at startup with an <see cref="OptionsValidationException"/> that names the key. A failed migration
    /// stops it with a <see cref="MigrationException"/>.
    /// </remarks>
    public static IServiceCollection AddGromozekaDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        BotTokens.Hide();
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        var section = configuration.GetSection(DatabaseOptions.Section);
        services.TryAddSingleton(configuration);
        services.AddOptions<DatabaseOptions>().Bind(section);
        services.AddSingleton<IValidateOptions<MigrationHostOptions>>(new OwnKeys(section));
        // A name that is not known is refused when the host starts.
        _ = Enum.TryParse<DatabaseProvider>(section[nameof(DatabaseOptions.Provider)], ignoreCase: true, out var product);
        if (product == DatabaseProvider.Postgres)
            services.AddSingleton<IDatabaseConnectionFactory, PostgresConnectionFactory>();
        else
            services.AddSingleton<IDatabaseConnectionFactory, SqliteConnectionFactory>();
        return services.AddMigrations(migrations =>
            Use(migrations.FromSection(DatabaseOptions.Section, OwnKeys.Of(product)), product)
                .Configure((provider, options) => GromozekaMigrations.Configure(options, Profile(provider), product))
        );
    }

    private static MigrationsBuilder Use(MigrationsBuilder migrations, DatabaseProvider product) =>
        product == DatabaseProvider.Postgres ? migrations.UsePostgres() : migrations.UseSqlite();

    private static string? Profile(IServiceProvider provider) =>
        provider.GetService<IHostEnvironment>()?.IsDevelopment() == true ? "Development" : null;
}
