using System.Reflection;

using FluentMigrator.Runner;

using Gromozeka.FluentMigrations.Cli.Configuration;
using Gromozeka.FluentMigrations.Cli.Options;
using Gromozeka.FluentMigrations.Cli.Output;
using Gromozeka.FluentMigrations.Dialect;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>The migrations and the database of a program, as the program itself registers them, with what the command line changes.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly CommandContext _context;
    private readonly IMigrationRegistration _registration;
    private readonly IReadOnlyList<Assembly> _named;
    private readonly LazyServices _services;
    private readonly Lazy<IDatabase> _database;
    private readonly Lazy<MigrationOptions> _options;
    private readonly Lazy<MigrationManager> _manager;

    private Workspace(CommandContext context, Location location, IMigrationRegistration registration, IReadOnlyList<Assembly> named)
    {
        _context = context;
        _registration = registration;
        _named = named;
        Location = location;
        Profile = context.Value(RunOptions.Profile);
        Settings = new Settings(context, location.SettingsFolder, registration.Section);
        _services = new LazyServices(NewServices);
        _database = new(NewDatabase);
        _options = new(NewOptions);
        _manager = new(() => NewManager(Database));
    }

    public Location Location { get; }

    public Settings Settings { get; }

    /// <summary>The profile to run after the migrations; null for none.</summary>
    public string? Profile { get; set; }

    /// <summary>Whether the program registers its migrations itself.</summary>
    public bool IsRegistered => _registration is not PlainRegistration;

    /// <summary>The assemblies in which migrations were found because a named one uses them.</summary>
    public IEnumerable<Assembly> UsedAssemblies => _registration is PlainRegistration plain ? plain.Assemblies.Except(_named) : [];

    public IDatabase Database => _database.Value;

    public MigrationOptions Options => _options.Value;

    /// <summary>The manager of the program's database.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.MigrationsNotFound"/>: there are no migrations.</exception>
    public MigrationManager Manager => _manager.Value;

    public static Workspace Open(CommandContext context)
    {
        var location = Hosted.Current?.Location ?? Location.Find(context);
        var loaded = location.Assemblies.Select(path => MigrationAssemblies.Load(path, location)).ToList();
        MigrationAssemblies.ProgramOf(loaded[0]).Apply();
        var registration = Registrations.Find(context, loaded);
        return new Workspace(context, location, registration, loaded);
    }

    /// <summary>A manager of the same migrations, with options of its own, on another database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="change">What is different.</param>
    public MigrationManager NewManager(IDatabase database, Action<MigrationOptions>? change = null)
    {
        // Options are not changed once a manager has been made of them, so each manager gets new ones.
        var options = NewOptions();
        change?.Invoke(options);
        var manager = new MigrationManager(database, options, _services, _context.Log);
        if (manager.GetAvailableMigrations().Count == 0)
            throw Errors.NotFound($"{Location.Assemblies[0]} has no migrations.", Why(options));
        return manager;
    }

    public void Dispose() => _services.Dispose();

    private static BackupPolicy PolicyOf(string text) => text.ToLowerInvariant() switch
    {
        "always" => BackupPolicy.Always,
        "before-risky" => BackupPolicy.BeforeRisky,
        "never" => BackupPolicy.Never,
        _ => throw Errors.CommandLine($"There is no backup policy '{text}'.", "the policies are always, before-risky and never", "write --backup before-risky, or leave it out"),
    };

    private static string Why(MigrationOptions options) =>
        $"no class of {string.Join(", ", options.Assemblies.Select(assembly => assembly.GetName().Name))} "
        + (options.Namespace is null ? "has the attribute [Migration]" : $"in namespace {options.Namespace} has the attribute [Migration]");

    private IDatabase NewDatabase()
    {
        var database = _registration.CreateDatabase(Settings.Configuration);
        _context.Log.Lock = database.Lock;
        DatabaseWork.Watch(database, _context.Log.Progress);
        return database;
    }

    private ServiceProvider NewServices()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_context.Log));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IConfiguration>(Settings.Configuration);
        _registration.AddServices(services, Settings.Configuration);
        return services.BuildServiceProvider();
    }

    private static string Existing(string folder) => Path.GetFullPath(folder) is var full && Directory.Exists(full)
        ? full
        : throw Errors.CommandLine(
            $"There is no folder {full}.",
            "Execute.Script would look for its files there",
            "name another folder with --working-directory, or leave it out");

    /// <summary>The program's options, with what the command line adds.</summary>
    private MigrationOptions NewOptions()
    {
        var options = _registration.CreateOptions(Settings.Configuration);
        options.AllowBreakingChange |= _context.Value(RunOptions.AllowBreakingChanges);
        options.AllowDataLoss |= _context.Value(RunOptions.AllowDataLoss);
        options.AllowNewerDatabase |= _context.Value(RunOptions.AllowNewerDatabase);
        options.AllowMissingMigrations |= _context.Value(RunOptions.AllowMissingMigrations);
        options.AllowOutOfOrder |= _context.Value(RunOptions.AllowOutOfOrder);
        options.Namespace = _context.Value(WorkspaceOptions.Namespace) ?? options.Namespace;
        options.IncludesNestedNamespaces = _context.Value(WorkspaceOptions.Namespace) is null || _context.Value(WorkspaceOptions.Nested);
        // A registration knows its own; of several that are named the others are meant, too.
        foreach (var assembly in _named.Count > 1 ? _named.Where(Loading.UsedAssemblies.HasMigrations).Except(options.Assemblies).ToList() : [])
            options.Assemblies.Add(assembly);
        options.Profile = Profile;
        if (_context.Value(RunOptions.Backup) is { } policy)
            options.Backup = (options.Backup ?? new BackupOptions()) with { Policy = PolicyOf(policy) };
        options.Backup = _context.Value(RunOptions.NoBackup) ? null : options.Backup;
        if (_context.Value(RunOptions.Timeout) is { } seconds)
            options.StepTimeout = seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
        var schema = _context.Value(WorkspaceOptions.DefaultSchema);
        var folder = _context.Value(WorkspaceOptions.WorkingDirectory);
        if (schema is not null || folder is not null)
            options.Conventions = new DefaultConventionSet(schema, folder is null ? null : Existing(folder));
        return options;
    }
}
