using Gromozeka.FluentMigrations.Commands.Options;
using Gromozeka.FluentMigrations.Commands.Output;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Safety;

namespace Gromozeka.FluentMigrations.Commands;

/// <summary>The migrations and the database of a program, as the program itself registers them, modified by the command line.</summary>
internal abstract class Workspace : IDisposable
{
    private readonly CommandContext _context;
    private readonly Lazy<IDatabase> _database;
    private readonly Lazy<MigrationOptions> _options;
    private readonly Lazy<MigrationManager> _manager;

    protected Workspace(CommandContext context)
    {
        _context = context;
        Profile = context.Value(RunOptions.Profile);
        _database = new(NewDatabase);
        _options = new(NewOptions);
        _manager = new(() => NewManager(Database));
    }

    /// <summary>The profile to run after the migrations; null for none.</summary>
    public string? Profile { get; set; }

    public IDatabase Database => _database.Value;

    public MigrationOptions Options => _options.Value;

    /// <summary>The manager of the program's database.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.MigrationsNotFound"/>: there are no migrations.</exception>
    public MigrationManager Manager => _manager.Value;

    /// <summary>The file of the program, which contains or uses the migrations.</summary>
    public abstract string Program { get; }

    /// <summary>The folder of the program's settings, so that output can omit it; null if it is not known.</summary>
    public abstract string? SettingsFolder { get; }

    /// <summary>The services for migrations and profiles.</summary>
    protected abstract IServiceProvider Services { get; }

    /// <summary>A manager of the same migrations with other options, on another database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="change">The differences.</param>
    public MigrationManager NewManager(IDatabase database, Action<MigrationOptions>? change = null)
    {
        // Options must not change after a manager was created from them, so each manager gets new ones.
        var options = NewOptions();
        change?.Invoke(options);
        var manager = new MigrationManager(database, options, Services, _context.Log);
        if (manager.GetAvailableMigrations().Count == 0)
            throw Errors.NotFound($"{Program} has no migrations.", Why(options));
        return manager;
    }

    /// <summary>The checks of doctor for the program and its settings.</summary>
    public abstract IEnumerable<CheckNode> Checks();

    /// <summary>Why a file must not be overwritten, in addition to the reasons of the database; null if it may be.</summary>
    public abstract string? Claim(string file);

    public virtual void Dispose()
    {
        // Nothing has to be released.
    }

    protected abstract IDatabase CreateDatabase();

    /// <summary>The program's options, new ones at each call.</summary>
    protected abstract MigrationOptions CreateOptions();

    /// <summary>The file that a path refers to, with every link resolved.</summary>
    protected static string Resolve(string path) => RealPath.Of(path);

    private IDatabase NewDatabase()
    {
        var database = CreateDatabase();
        _context.Log.Lock = database.Lock;
        DatabaseWork.Watch(database, _context.Log.Progress);
        return database;
    }

    /// <summary>The program's options, modified by the command line.</summary>
    private MigrationOptions NewOptions()
    {
        var options = CreateOptions();
        options.AllowBreakingChange |= _context.Value(RunOptions.AllowBreakingChanges);
        options.AllowDataLoss |= _context.Value(RunOptions.AllowDataLoss);
        options.AllowNewerDatabase |= _context.Value(RunOptions.AllowNewerDatabase);
        options.AllowMissingMigrations |= _context.Value(RunOptions.AllowMissingMigrations);
        options.AllowOutOfOrder |= _context.Value(RunOptions.AllowOutOfOrder);
        options.Profile = Profile;
        if (_context.Value(RunOptions.Backup) is { } policy)
            options.Backup = (options.Backup ?? new BackupOptions()) with { Policy = PolicyOf(policy) };
        options.Backup = _context.Value(RunOptions.NoBackup) ? null : options.Backup;
        if (_context.Value(RunOptions.Timeout) is { } seconds)
            options.StepTimeout = seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;
        return options;
    }

    private static BackupPolicy PolicyOf(string text) =>
        text.ToLowerInvariant() switch
        {
            "always" => BackupPolicy.Always,
            "before-risky" => BackupPolicy.BeforeRisky,
            "never" => BackupPolicy.Never,
            _ => throw Errors.CommandLine(
                $"There is no backup policy '{text}'.",
                "the policies are always, before-risky and never",
                "write --backup before-risky, or leave it out"
            ),
        };

    private static string Why(MigrationOptions options) =>
        $"no class in {string.Join(", ", options.Assemblies.Select(assembly => assembly.GetName().Name))} "
        + (options.Namespace is null ? "has the attribute [Migration]" : $"in namespace {options.Namespace} has the attribute [Migration]");
}
