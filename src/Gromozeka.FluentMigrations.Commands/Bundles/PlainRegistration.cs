using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Commands.Bundles;

/// <summary>
/// The registration for an assembly that has none, which is treated as FluentMigrator's tool treats it: any versions, and the version table
/// and conventions that the assembly marks, or FluentMigrator's own.
/// </summary>
/// <param name="assemblies">The assemblies.</param>
/// <param name="product">Returns, for the product that the section names, a function that creates a database from its connection string and
/// its lock timeout.</param>
internal sealed class PlainRegistration(
    IReadOnlyList<Assembly> assemblies,
    Func<IConfigurationSection, Func<string, TimeSpan, IDatabase>> product
) : IMigrationRegistration
{
    public IReadOnlyList<Assembly> Assemblies => assemblies;

    public string Section => "Database";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        // The services that they need are not known.
    }

    public IDatabase CreateDatabase(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var connection = section["ConnectionString"];
        if (string.IsNullOrWhiteSpace(connection))
            throw SettingErrors.NoConnection($"{Section}:ConnectionString");
        var seconds = section["LockTimeoutSeconds"] ?? "60";
        if (SecondsText.Read(seconds) is not { } lockTimeout)
            throw SettingErrors.Of($"{Section}:LockTimeoutSeconds: '{seconds}' {SecondsText.Fault}");
        var create = product(section);
        try
        {
            return create(connection, lockTimeout);
        }
        catch (MigrationException error)
        {
            throw SettingErrors.Of($"{Section}:ConnectionString: {error.Why}");
        }
    }

    public MigrationOptions CreateOptions(IConfiguration configuration)
    {
        var options = new MigrationOptions
        {
            Numbering = NumberingPolicy.Any,
            VersionTable = Create<IVersionTableMetaData>(type => type.IsDefined(typeof(VersionTableMetaDataAttribute), inherit: false)),
            Conventions = Create<IConventionSet>(_ => true),
        };
        foreach (var assembly in assemblies)
            options.Assemblies.Add(assembly);
        return options;
    }

    [UnconditionalSuppressMessage(
        "Trimming",
        "IL2026",
        Justification = "The generator preserves these classes, and a native bundle is refused for an assembly without it."
    )]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The same.")]
    private T? Create<T>(Func<Type, bool> isMeant)
        where T : class =>
        assemblies
            .SelectMany(assembly => assembly.GetExportedTypes())
            .FirstOrDefault(type =>
                type is { IsAbstract: false, ContainsGenericParameters: false } && typeof(T).IsAssignableFrom(type) && isMeant(type)
            )
            is { } type
            ? (T)Activator.CreateInstance(type)!
            : null;
}
