using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Configuration;

namespace Gromozeka.FluentMigrations.Cli.Providers;

/// <summary>The database products that the tool supports.</summary>
internal static class DatabaseProviders
{
    public static IReadOnlyList<IDatabaseProvider> All { get; } = [new SqliteProvider(), new PostgresProvider()];

    public static IReadOnlyList<string> Names => [.. All.Select(provider => provider.Name)];

    /// <summary>The default product.</summary>
    public static IDatabaseProvider Default => All[0];

    /// <summary>The product with a name on the command line or in the settings; null if there is none.</summary>
    public static IDatabaseProvider? Find(string name) =>
        All.FirstOrDefault(provider =>
            name.Equals(provider.Name, StringComparison.OrdinalIgnoreCase)
            || name.Equals(provider.SettingName, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The product that a configuration section names, or else that of its connection string.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: the name is unknown.</exception>
    public static IDatabaseProvider Of(IConfigurationSection section) =>
        section["Provider"] is { Length: > 0 } name
            ? Find(name)
                ?? throw SettingErrors.Of(
                    $"{section.Path}:Provider: '{name}' is unknown; "
                        + $"the known ones are {string.Join(", ", All.Select(one => one.SettingName))}"
                )
            : OfConnection(section["ConnectionString"]);

    /// <summary>The first product that a connection string can belong to; the default product if there is none.</summary>
    public static IDatabaseProvider OfConnection(string? connection) =>
        All.FirstOrDefault(provider => !string.IsNullOrEmpty(connection) && Accepts(provider, connection)) ?? Default;

    /// <summary>
    /// Creates a database of the product of a configuration section, from a connection string and a lock timeout.
    /// </summary>
    public static Func<string, TimeSpan, IDatabase> Creator(IConfigurationSection section, bool stripsComments)
    {
        var product = Of(section);
        var scratch = section["ScratchConnectionString"] is { Length: > 0 } text ? text : null;
        if (scratch is not null && !product.HasServer)
            throw SettingErrors.Of(
                $"{section.Path}:ScratchConnectionString (--scratch, FM_SCRATCH): {product.SettingName} has no server for scratch databases"
            );
        return (connection, lockTimeout) => product.Create(connection, lockTimeout, stripsComments, scratch);
    }

    private static bool Accepts(IDatabaseProvider provider, string connection)
    {
        try
        {
            provider.Complete(connection);
            return true;
        }
        catch (MigrationException)
        {
            return false;
        }
    }
}
