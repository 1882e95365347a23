using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: MigrationRegistration(typeof(Gromozeka.Database.GromozekaRegistration))]

namespace Gromozeka.Database;

/// <summary>The bot's database and the options of its migrations, for tools.</summary>
public sealed class GromozekaRegistration : MigrationsRegistration
{
    /// <summary>Masks the bot's secrets in the output of a tool.</summary>
    public GromozekaRegistration()
        : base(DatabaseOptions.Section) => BotTokens.Hide();

    /// <inheritdoc />
    protected override void AddDatabase(IServiceCollection services, IConfiguration configuration) =>
        services.AddGromozekaDatabase(configuration);
}
