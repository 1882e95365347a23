using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

[assembly: MigrationRegistration(typeof(Gromozeka.Database.GromozekaRegistration))]

namespace Gromozeka.Database;

/// <summary>
/// The bot's database and the options of its migrations, for the bot itself and for tools. In the environment Development of a host, and
/// nowhere else, the options name the profile of the seed data.
/// </summary>
public sealed class GromozekaRegistration : IMigrationRegistration
{
    /// <inheritdoc />
    public string Section => DatabaseOptions.Section;

    /// <inheritdoc />
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        var section = configuration.GetSection(DatabaseOptions.Section);
        services.AddSingleton<IValidateOptions<DatabaseOptions>>(new DatabaseOptionsValidator(section));
        services.AddOptions<DatabaseOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IDatabase>(provider => Database(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value, configuration));
        services.AddSingleton(provider => GromozekaMigrations.Options(
            provider.GetRequiredService<IOptions<DatabaseOptions>>().Value,
            provider.GetService<IHostEnvironment>()?.IsDevelopment() ?? false ? "Development" : null));
    }

    private static SqliteDatabase Database(DatabaseOptions options, IConfiguration configuration) => new(new SqliteDatabaseOptions
    {
        ConnectionString = DatabaseLocation.Resolve(options.ConnectionString, configuration),
        ForeignKeys = options.ForeignKeys,
        WriteAheadLog = options.WriteAheadLog,
        LockTimeout = TimeSpan.FromSeconds(options.LockTimeoutSeconds),
    });
}
