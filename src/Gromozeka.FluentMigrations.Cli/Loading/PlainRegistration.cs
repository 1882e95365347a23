using System.Reflection;

using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.VersionTableInfo;

using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting;
using Gromozeka.FluentMigrations.Sqlite;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>
/// Migrations of an assembly that registers nothing, as FluentMigrator's tool takes them: any versions, the version table and the
/// conventions that the assembly marks, or FluentMigrator's own.
/// </summary>
internal sealed class PlainRegistration(IReadOnlyList<Assembly> assemblies, bool stripComments) : IMigrationRegistration
{

    public string Section => "Database";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration);
        services.AddSingleton<IDatabase>(_ => Database(configuration.GetSection(Section)));
        services.AddSingleton(provider => Options(provider));
    }

    private SqliteDatabase Database(IConfigurationSection section)
    {
        var connection = section["ConnectionString"];
        if (string.IsNullOrWhiteSpace(connection))
            throw Errors.Configuration($"{Section}:ConnectionString is missing");
        if (!double.TryParse(section["LockTimeoutSeconds"] ?? "60", System.Globalization.CultureInfo.InvariantCulture, out var seconds) || seconds <= 0)
            throw Errors.Configuration($"{Section}:LockTimeoutSeconds: '{section["LockTimeoutSeconds"]}' is not a number of seconds above 0");
        try
        {
            return new SqliteDatabase(new SqliteDatabaseOptions
            {
                ConnectionString = connection,
                LockTimeout = TimeSpan.FromSeconds(seconds),
                StripComments = stripComments,
            });
        }
        catch (ArgumentException cause)
        {
            throw Errors.Configuration($"{Section}:ConnectionString: {cause.Message}");
        }
    }

    private MigrationOptions Options(IServiceProvider services)
    {
        var options = new MigrationOptions
        {
            Numbering = NumberingPolicy.Any,
            VersionTable = Create<IVersionTableMetaData>(services, type => type.IsDefined(typeof(VersionTableMetaDataAttribute), inherit: false)),
            Conventions = Create<IConventionSet>(services, _ => true),
        };
        foreach (var assembly in assemblies)
            options.Assemblies.Add(assembly);
        return options;
    }

    private T? Create<T>(IServiceProvider services, Func<Type, bool> isMeant)
        where T : class =>
        assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .FirstOrDefault(type => type is { IsAbstract: false, ContainsGenericParameters: false } && typeof(T).IsAssignableFrom(type) && isMeant(type)) is { } type
            ? (T)ActivatorUtilities.CreateInstance(services, type)
            : null;
}
