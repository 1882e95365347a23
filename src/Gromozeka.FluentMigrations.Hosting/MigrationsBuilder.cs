using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>Configures one database and its migrations in a host.</summary>
public sealed class MigrationsBuilder : IMigrationsBuilder
{
    internal MigrationsBuilder(IServiceCollection services, string name) =>
        (Services, Name, Section) = (services, name, name.Length == 0 ? DefaultSection : $"{DefaultSection}:{name}");

    /// <summary>The configuration section of the database without a name. A named database has a subsection with its name.</summary>
    public const string DefaultSection = "Migrations";

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IServiceCollection Services { get; }

    internal DatabaseSource? Source { get; private set; }

    internal string Section { get; private set; }

    internal IReadOnlyCollection<string> OtherKeys { get; private set; } = [];

    internal List<Action<IServiceProvider, MigrationHostOptions>> Actions { get; } = [];

    /// <inheritdoc />
    public void Use(DatabaseSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Source = source;
    }

    /// <summary>Adds the assembly of a type to the assemblies with migrations.</summary>
    /// <typeparam name="T">Any type of the assembly.</typeparam>
    public MigrationsBuilder ScanIn<T>() => ScanIn(typeof(T).Assembly);

    /// <summary>Adds assemblies to the assemblies with migrations.</summary>
    /// <param name="assemblies">The assemblies.</param>
    public MigrationsBuilder ScanIn(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        return Configure(options => Array.ForEach(assemblies, options.Assemblies.Add));
    }

    /// <summary>Selects only the migrations in a namespace and its nested namespaces.</summary>
    /// <param name="namespace">The namespace.</param>
    public MigrationsBuilder InNamespace(string @namespace) => Configure(options => options.Namespace = @namespace);

    /// <summary>Selects the migrations without tags and those whose tags match, by FluentMigrator's rules.</summary>
    /// <param name="tags">The tags; if there are none, every migration with tags is excluded.</param>
    public MigrationsBuilder WithTags(params string[] tags) =>
        Configure(options => (options.Tags, options.IncludeUntaggedMigrations) = ([.. tags], true));

    /// <summary>Selects only migrations with matching tags: they belong to this database, and are numbered independently.</summary>
    /// <param name="tags">The tags.</param>
    public MigrationsBuilder OnlyTagged(params string[] tags) =>
        Configure(options => (options.Tags, options.IncludeUntaggedMigrations) = ([.. tags], false));

    /// <summary>Sets what the host does with the database at startup.</summary>
    /// <param name="start">The action at startup.</param>
    public MigrationsBuilder OnStart(MigrationStart start) => With((_, options) => options.Start = start);

    /// <summary>Lets the host's other services start before the run (<see cref="MigrationHostOptions.StartServerFirst"/>).</summary>
    public MigrationsBuilder StartServerFirst() => With((_, options) => options.StartServerFirst = true);

    /// <summary>Sets the path of the configuration section.</summary>
    /// <param name="section">Its path.</param>
    /// <param name="otherKeys">Keys in it that the program itself reads.</param>
    public MigrationsBuilder FromSection(string section, params string[] otherKeys)
    {
        ArgumentException.ThrowIfNullOrEmpty(section);
        (Section, OtherKeys) = (section, otherKeys);
        return this;
    }

    /// <summary>Changes the options of the engine.</summary>
    /// <param name="change">Changes the options.</param>
    public MigrationsBuilder Configure(Action<MigrationOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return With((_, options) => change(options.Migrations));
    }

    /// <summary>Changes the options of the engine, using services of the host.</summary>
    /// <param name="change">Changes the options.</param>
    public MigrationsBuilder Configure(Action<IServiceProvider, MigrationOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return With((provider, options) => change(provider, options.Migrations));
    }

    private MigrationsBuilder With(Action<IServiceProvider, MigrationHostOptions> action)
    {
        Actions.Add(action);
        return this;
    }
}
