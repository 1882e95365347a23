using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>What a host says of one database and its migrations.</summary>
public sealed class MigrationsBuilder : IMigrationsBuilder
{
    internal MigrationsBuilder(IServiceCollection services, string name) =>
        (Services, Name, Section) = (services, name, name.Length == 0 ? DefaultSection : $"{DefaultSection}:{name}");

    /// <summary>The section of the configuration of the database without a name; one with a name has a section of its name in it.</summary>
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

    /// <summary>Adds the assembly of a type to those whose migrations are applied.</summary>
    /// <typeparam name="T">Any type of the assembly.</typeparam>
    public MigrationsBuilder ScanIn<T>() => ScanIn(typeof(T).Assembly);

    /// <summary>Adds assemblies to those whose migrations are applied.</summary>
    /// <param name="assemblies">The assemblies.</param>
    public MigrationsBuilder ScanIn(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        return Configure(options => Array.ForEach(assemblies, options.Assemblies.Add));
    }

    /// <summary>Takes only the migrations in a namespace and in those below it.</summary>
    /// <param name="namespace">The namespace.</param>
    public MigrationsBuilder InNamespace(string @namespace) => Configure(options => options.Namespace = @namespace);

    /// <summary>Takes the migrations without tags and those whose tags match, by FluentMigrator's rules.</summary>
    /// <param name="tags">The tags; none leaves every migration with tags out.</param>
    public MigrationsBuilder WithTags(params string[] tags) =>
        Configure(options => (options.Tags, options.IncludeUntaggedMigrations) = ([.. tags], true));

    /// <summary>Takes only migrations with tags that match: they are those of this database, numbered by themselves.</summary>
    /// <param name="tags">The tags.</param>
    public MigrationsBuilder OnlyTagged(params string[] tags) =>
        Configure(options => (options.Tags, options.IncludeUntaggedMigrations) = ([.. tags], false));

    /// <summary>Says what the host does when it starts.</summary>
    /// <param name="start">What it does.</param>
    public MigrationsBuilder OnStart(MigrationStart start) => With((_, options) => options.Start = start);

    /// <summary>Lets the host's other services start before the run (<see cref="MigrationHostOptions.StartServerFirst"/>).</summary>
    public MigrationsBuilder StartServerFirst() => With((_, options) => options.StartServerFirst = true);

    /// <summary>Reads another section of the configuration.</summary>
    /// <param name="section">Its path.</param>
    /// <param name="otherKeys">Keys in it that the program itself reads.</param>
    public MigrationsBuilder FromSection(string section, params string[] otherKeys)
    {
        ArgumentException.ThrowIfNullOrEmpty(section);
        (Section, OtherKeys) = (section, otherKeys);
        return this;
    }

    /// <summary>Changes the options of the engine.</summary>
    /// <param name="change">What changes them.</param>
    public MigrationsBuilder Configure(Action<MigrationOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return With((_, options) => change(options.Migrations));
    }

    /// <summary>Changes the options of the engine by what the host has registered.</summary>
    /// <param name="change">What changes them.</param>
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
