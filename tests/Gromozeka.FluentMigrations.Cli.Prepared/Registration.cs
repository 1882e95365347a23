using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Cli.Prepared;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: MigrationRegistration(typeof(Registration))]

namespace Gromozeka.FluentMigrations.Cli.Prepared;

/// <summary>Registers a collation and a function on every connection.</summary>
public sealed class Registration : IMigrationRegistration
{
    /// <inheritdoc />
    public string Section => "Database";

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        // The migrations need nothing.
    }

    /// <inheritdoc />
    public IDatabase CreateDatabase(IConfiguration configuration) =>
        new SqliteDatabase(
            new SqliteDatabaseOptions { ConnectionString = configuration["Database:ConnectionString"]!, ConnectionOpened = Prepare }
        );

    /// <inheritdoc />
    public MigrationOptions CreateOptions(IConfiguration configuration) =>
        new()
        {
            Assemblies = { typeof(Registration).Assembly },
            Numbering = NumberingPolicy.Any,
            KeepLog = true,
        };

    private static void Prepare(SqliteConnection connection)
    {
        connection.CreateCollation("unicase", (one, other) => string.Compare(one, other, StringComparison.OrdinalIgnoreCase));
        connection.CreateFunction("slug", (string text) => text.ToUpperInvariant(), isDeterministic: true);
    }
}
