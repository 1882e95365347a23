using System.Globalization;
using Fixtures.Steps;
using FluentMigrator;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Support;

/// <summary>A database file of its own, and the engine over it.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly TempFolder _folder = new();
    private MigrationManager? _last;

    public Workbench(string? sql = null)
    {
        File = new DatabaseFile(_folder.File("test.db"));
        if (sql is not null)
            File.Execute(sql);
    }

    public DatabaseFile File { get; }

    public string Path(string name) => _folder.File(name);

    public SqliteDatabase Database(SqliteDatabaseOptions? options = null) =>
        new(
            (options ?? new SqliteDatabaseOptions { ConnectionString = "", LockTimeout = Eventually.Limit }) with
            {
                ConnectionString = $"Data Source={File.Path}",
            }
        );

    public SqliteSession Session() => (SqliteSession)Database().Open(SessionAccess.Write);

    /// <summary>Runs one migration that does what is given.</summary>
    public void Migrate(Action<Migration> up) => Manager(new StepCode(up)).Migrate();

    public MigrationManager Manager(StepCode step, SqliteDatabaseOptions? options = null, CapturedLog? logger = null) =>
        Manager(typeof(StepCode).Namespace!, step, options, logger);

    public MigrationManager Manager(StepCode step, MigrationOptions settings)
    {
        var services = new ServiceCollection().AddSingleton(step);
        return _last = new MigrationManager(Database(), settings, services.BuildServiceProvider());
    }

    public MigrationManager Manager(
        string fixtures,
        StepCode? step = null,
        SqliteDatabaseOptions? options = null,
        CapturedLog? logger = null
    )
    {
        var settings = new MigrationOptions
        {
            Namespace = fixtures,
            AllowDataLoss = true,
            Backup = null,
        };
        settings.Assemblies.Add(typeof(Workbench).Assembly);
        var services = new ServiceCollection();
        if (step is not null)
            services.AddSingleton(step);
        return _last = new MigrationManager(Database(options), settings, services.BuildServiceProvider(), logger?.For<MigrationManager>());
    }

    /// <summary>The first column of all rows, in one line.</summary>
    public string Read(string sql) => string.Join("; ", File.Rows(sql));

    public long Count(string sql) => long.Parse(File.Scalar(sql)!, CultureInfo.InvariantCulture);

    /// <summary>A database that only the engine changed has no drift, whatever the test had it do, unless it cannot be compared.</summary>
    public void Dispose()
    {
        using (_folder)
        {
            if (_last is null || File.IsChangedByHand || !System.IO.File.Exists(File.Path))
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
}
