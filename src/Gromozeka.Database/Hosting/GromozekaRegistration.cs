using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

[assembly: MigrationRegistration(typeof(Gromozeka.Database.GromozekaRegistration))]

namespace Gromozeka.Database;

/// <summary>
/// The bot's database and the options of its migrations, for tools; the bot itself gets them from <see cref="GromozekaMigrations"/>.
/// </summary>
public sealed class GromozekaRegistration : IMigrationRegistration
{
    private IConfiguration? _read;
    private DatabaseOptions? _options;

    /// <summary>Masks the bot's secrets in the output of a tool.</summary>
    public GromozekaRegistration() => BotTokens.Hide();

    /// <inheritdoc />
    public string Section => DatabaseOptions.Section;

    /// <inheritdoc />
    /// <exception cref="OptionsValidationException">A value is invalid; the message names its key.</exception>
    public IDatabase CreateDatabase(IConfiguration configuration) => GromozekaMigrations.Database(Read(configuration), configuration);

    /// <inheritdoc />
    /// <exception cref="OptionsValidationException">A value is invalid; the message names its key.</exception>
    public MigrationOptions CreateOptions(IConfiguration configuration) => GromozekaMigrations.Options(Read(configuration));

    /// <summary>The bot's migrations and seed data need only logging.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        // The caller registers logging.
    }

    private DatabaseOptions Read(IConfiguration configuration)
    {
        if (_read == configuration)
            return _options!;
        var section = configuration.GetSection(DatabaseOptions.Section);
        var options = section.Get<DatabaseOptions>() ?? new DatabaseOptions();
        var result = new DatabaseOptionsValidator(section).Validate(null, options);
        if (result.Failed)
            throw new OptionsValidationException(DatabaseOptions.Section, typeof(DatabaseOptions), result.Failures);
        (_read, _options) = (configuration, options);
        return options;
    }
}
