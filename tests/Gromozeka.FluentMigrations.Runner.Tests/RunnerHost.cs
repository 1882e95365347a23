using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A host with a file of its own, whose migrations are those of one namespace. Each call has a scope of its own.</summary>
internal sealed class RunnerHost : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _namespace;

    public RunnerHost(string @namespace)
    {
        _namespace = "Gromozeka.FluentMigrations.Runner.Migrations." + @namespace;
        File = new DatabaseFile(_folder.File("host.db"));
        ConnectionString = File.ConnectionString;
    }

    public DatabaseFile File { get; }

    public string ConnectionString { get; set; }

    public CapturedLog Log { get; } = new();

    public Action<RunnerOptions> Runner { get; set; } = _ => { };

    public Action<ProcessorOptions> Processor { get; set; } = _ => { };

    public Action<IMigrationRunnerBuilder> Builder { get; set; } = builder => builder.ScanIn(typeof(RunnerHost).Assembly).For.Migrations();

    /// <summary>The same, with no limit to waits for others that comes before the test's.</summary>
    public static Action<IMigrationRunnerBuilder> Patient { get; } =
        builder => builder.WithGlobalCommandTimeout(Eventually.Limit).ScanIn(typeof(RunnerHost).Assembly).For.Migrations();

    public Action<IServiceCollection> Services { get; set; } = _ => { };

    /// <summary>Which runner runs: the engine's, unless set to FluentMigrator's own.</summary>
    public Func<IMigrationRunnerBuilder, IMigrationRunnerBuilder> Database { get; set; } = builder => builder.AddGromozekaSQLite();

    public static RunnerHost OfEverything(string @namespace) =>
        new(@namespace) { Builder = builder => builder.ScanIn(typeof(RunnerHost).Assembly).For.All() };

    public string PathOf(string name) => _folder.File(name);

    public ServiceProvider Build()
    {
        var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .AddLogging(logging => logging.AddProvider(Log))
            .Configure<TypeFilterOptions>(options => options.Namespace = _namespace)
            .Configure(Runner)
            .ConfigureRunner(builder =>
                Builder(Database(builder).WithGlobalConnectionString(ConnectionString).ConfigureGlobalProcessorOptions(Processor))
            );
        Services(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    public void Run(Action<IMigrationRunner> action) =>
        Ask(runner =>
        {
            action(runner);
            return true;
        });

    public T Ask<T>(Func<IMigrationRunner, T> question) => InScope(services => question(services.GetRequiredService<IMigrationRunner>()));

    public T InScope<T>(Func<IServiceProvider, T> question)
    {
        using var services = Build();
        using var scope = services.CreateScope();
        return question(scope.ServiceProvider);
    }

    public IReadOnlyList<string> Versions() => File.Rows("SELECT Version FROM VersionInfo ORDER BY Version");

    public void Dispose() => _folder.Dispose();
}
