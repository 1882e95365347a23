using System.Reflection;
using FluentMigrator.Runner;
using Gromozeka.FluentMigrations.Cli.Configuration;
using Gromozeka.FluentMigrations.Cli.Diagnosis;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Providers;
using Gromozeka.FluentMigrations.Commands;
using Gromozeka.FluentMigrations.Commands.Bundles;
using Gromozeka.FluentMigrations.Commands.Diagnosis;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The migrations and the database of a program that the tool has found and loaded.</summary>
internal sealed class ToolWorkspace : Workspace
{
    private readonly CommandContext _context;
    private readonly Location _location;
    private readonly IMigrationRegistration _registration;
    private readonly IReadOnlyList<Assembly> _named;
    private readonly Settings _settings;
    private readonly LazyServices _services;

    private ToolWorkspace(CommandContext context, Location location, IMigrationRegistration registration, IReadOnlyList<Assembly> named)
        : base(context)
    {
        _context = context;
        _location = location;
        _registration = registration;
        _named = named;
        _settings = new Settings(context, location.SettingsFolder, registration.Section);
        _services = new LazyServices(NewServices);
    }

    /// <summary>Where the program was found.</summary>
    public Location Location => _location;

    /// <summary>The program's registration; null if it has none.</summary>
    public Type? Registration => _registration is PlainRegistration ? null : _registration.GetType();

    /// <summary>The assemblies with the migrations of a program that registers nothing.</summary>
    public IReadOnlyList<Assembly> PlainAssemblies =>
        _registration is PlainRegistration plain ? [.. plain.Assemblies.Where(Loading.UsedAssemblies.HasMigrations)] : [];

    /// <summary>The database product, by the settings.</summary>
    public IDatabaseProvider Provider => DatabaseProviders.Of(_settings.Configuration.GetSection(_registration.Section));

    /// <summary>The program's own assembly.</summary>
    public Assembly ProgramAssembly => _named[0];

    /// <summary>The assemblies with migrations that are known before a database is.</summary>
    public IReadOnlyList<Assembly> AssembliesWithMigrations =>
        Registration is { } type
            ? [.. _named.Append(type.Assembly).Distinct().Where(Loading.UsedAssemblies.MayHaveMigrations)]
            : PlainAssemblies;

    public override string Program => _location.Assemblies[0];

    public override string? SettingsFolder => _location.SettingsFolder;

    protected override IServiceProvider Services => _services;

    public static ToolWorkspace Open(CommandContext context)
    {
        var location = Hosted.Current?.Location ?? Location.Find(context);
        var loaded = location.Assemblies.Select(path => MigrationAssemblies.Load(path, location)).ToList();
        MigrationAssemblies.ProgramOf(loaded[0]).Apply();
        var registration = Registrations.Find(context, loaded);
        return new ToolWorkspace(context, location, registration, loaded);
    }

    public override IEnumerable<CheckNode> Checks() =>
        [
            .. ProgramChecks.OfLibraries(),
            .. _location.Assemblies.Select(assembly => new CheckNode("migrations", assembly, true, _location.Origin)),
            .. UsedAssemblies()
                .Select(used => new CheckNode("migrations", used.Location, true, $"used by {Path.GetFileNameWithoutExtension(Program)}")),
            ProgramChecks.OfMigrations(this),
            new CheckNode("settings", _location.SettingsFolder, true, null),
            new CheckNode(
                "registration",
                _registration is PlainRegistration
                    ? "none: version table and conventions as FluentMigrator's tool finds them"
                    : "by the program itself",
                true,
                null
            ),
            .. SettingChecks.Of(_settings),
        ];

    public override string? Claim(string file) =>
        _location.Assemblies.Any(assembly => file == Resolve(assembly)) ? "the migrations are in it" : null;

    public override void Dispose()
    {
        _services.Dispose();
        base.Dispose();
    }

    protected override IDatabase CreateDatabase() => _registration.CreateDatabase(_settings.Configuration);

    protected override MigrationOptions CreateOptions()
    {
        var options = _registration.CreateOptions(_settings.Configuration);
        options.Namespace = _context.Value(WorkspaceOptions.Namespace) ?? options.Namespace;
        options.IncludesNestedNamespaces = _context.Value(WorkspaceOptions.Namespace) is null || _context.Value(WorkspaceOptions.Nested);
        // A registration contains its own assembly; if several are named, the others are added.
        foreach (
            var assembly in _named.Count > 1 ? _named.Where(Loading.UsedAssemblies.HasMigrations).Except(options.Assemblies).ToList() : []
        )
            options.Assemblies.Add(assembly);
        if (_context.Value(WorkspaceOptions.Tag) is { Length: > 0 } tags)
        {
            Tags.Check(options.Assemblies, tags);
            options.Tags = tags;
            options.IncludeUntaggedMigrations = _context.Value(WorkspaceOptions.IncludeUntaggedMigrations);
        }

        var schema = _context.Value(WorkspaceOptions.DefaultSchema);
        var folder = _context.Value(WorkspaceOptions.WorkingDirectory);
        if (schema is not null || folder is not null)
            options.Conventions = new DefaultConventionSet(schema, folder is null ? null : Existing(folder));
        return options;
    }

    /// <summary>The assemblies in which migrations were found because a named assembly uses them.</summary>
    private IEnumerable<Assembly> UsedAssemblies() => _registration is PlainRegistration plain ? plain.Assemblies.Except(_named) : [];

    private ServiceProvider NewServices()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_context.Log));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IConfiguration>(_settings.Configuration);
        _registration.AddServices(services, _settings.Configuration);
        return services.BuildServiceProvider();
    }

    private static string Existing(string folder) =>
        Path.GetFullPath(folder) is var full && Directory.Exists(full)
            ? full
            : throw Errors.CommandLine(
                $"There is no folder {full}.",
                "Execute.Script would look for its files there",
                "name another folder with --working-directory, or leave it out"
            );
}
