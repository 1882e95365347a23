using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite;
using Gromozeka.FluentMigrations.Sqlite.Waiting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>A database file of its own, and the migrations that one test writes for it.</summary>
public sealed class Bed : IDisposable
{
    private readonly TempFolder _folder = new();
    private MigrationManager? _last;
    private int? _scriptAtFirst;

    public Bed() => File = new DatabaseFile(_folder.File("app.db"));

    public DatabaseFile File { get; }

    public Script Script { get; } = new();

    public CapturedLog Log { get; } = new();

    public ILogger<MigrationManager> Logger => Log.For<MigrationManager>();

    /// <summary>How long the managers made after this wait for a lock.</summary>
    public TimeSpan LockTimeout { get; set; } = Eventually.Limit;

    /// <summary>What is told of each turn of a wait for the database, on the thread that waits.</summary>
    public Action? Waiting { get; set; }

    /// <summary>The files in the folder of the database, without the lock file, which is never deleted.</summary>
    public IEnumerable<string> Files =>
        Directory
            .GetFiles(_folder.Path)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name != "app.db.lock")
            .Order(StringComparer.Ordinal);

    public string Folder => _folder.Path;

    /// <summary>The clock of the managers made after this; null for the system's.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>Gets each connection that the managers open; null for nothing.</summary>
    public Action<SqliteConnection>? Opened { get; set; }

    public string PathOf(string name) => _folder.File(name);

    /// <summary>
    /// A manager of the migrations in one namespace, by default the three scripted ones, with FluentMigrator's own names.
    /// </summary>
    public MigrationManager Manager(string @namespace = Three, Action<MigrationOptions>? configure = null, bool? wal = null)
    {
        var options = Options(@namespace);
        configure?.Invoke(options);
        var services = new ServiceCollection().AddSingleton(Script).BuildServiceProvider();
        _scriptAtFirst ??= Script.Changes;
        return _last = new MigrationManager(Database(wal), options, services, Logger, Clock);
    }

    /// <summary>Options for the migrations in one namespace.</summary>
    public static MigrationOptions Options(string @namespace)
    {
        var options = new MigrationOptions { Namespace = @namespace };
        options.Assemblies.Add(typeof(Bed).Assembly);
        return options;
    }

    /// <summary>The database, as a manager gets it.</summary>
    public SqliteDatabase Database(bool? wal = null) =>
        new(
            new SqliteDatabaseOptions
            {
                ConnectionString = $"Data Source={File.Path}",
                LockTimeout = LockTimeout,
                WriteAheadLog = wal,
                ConnectionOpened = connection => Opened?.Invoke(connection),
                Work = new LongWork(new WorkListener { Waiting = _ => Waiting?.Invoke() }),
            }
        );

    /// <summary>A manager with everything that the history can keep.</summary>
    public MigrationManager FullManager(string @namespace = Three, Action<MigrationOptions>? configure = null) =>
        Manager(@namespace, options =>
        {
            options.VersionTable = new HistoryTable();
            options.Mirror = KeyValues.Mirror;
            options.KeepLog = true;
            configure?.Invoke(options);
        });

    /// <summary>The applied versions as FluentMigrator's own table holds them.</summary>
    public string Versions(string table = "VersionInfo", string column = "Version") =>
        string.Join(",", File.Rows($"SELECT {column} FROM {table} ORDER BY {column}"));

    /// <summary>
    /// A database that only the engine changed, with the same migrations, has no drift, whatever the test had it do, unless it cannot be
    /// compared: the last program lacks a migration.
    /// </summary>
    public void Dispose()
    {
        using (_folder)
        {
            if (_last is null || File.IsChangedByHand || Script.Changes != _scriptAtFirst || !System.IO.File.Exists(File.Path))
                return;
            try
            {
                Assert.Empty(_last.GetDrift().Drift);
            }
            catch (MigrationException)
            {
                // Said instead of a comparison.
            }
        }
    }

    public const string One = "Gromozeka.FluentMigrations.Tests.Fixtures.One";
    public const string Two = "Gromozeka.FluentMigrations.Tests.Fixtures.Two";
    public const string Three = "Gromozeka.FluentMigrations.Tests.Fixtures.Three";
}
