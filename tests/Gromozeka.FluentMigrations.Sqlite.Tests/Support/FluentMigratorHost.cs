using Fixtures.Steps;
using FluentMigrator;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Sqlite.Support;

/// <summary>FluentMigrator's own runner with its own SQLite, over a file: what a host without this engine has.</summary>
internal static class FluentMigratorHost
{
    /// <summary>Runs one migration that does what is given.</summary>
    public static void Migrate(DatabaseFile file, Action<Migration> up, bool binaryGuid = false, bool useStrictTables = false) =>
        Run(file, typeof(StepCode).Namespace!, runner => runner.MigrateUp(), new StepCode(up), binaryGuid, useStrictTables);

    /// <summary>Lets a runner work on the migrations of a namespace.</summary>
    public static void Run(
        DatabaseFile file,
        string fixtures,
        Action<IMigrationRunner> run,
        StepCode? step = null,
        bool binaryGuid = false,
        bool useStrictTables = false
    )
    {
        var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(builder =>
                builder
                    .AddSQLite(binaryGuid, useStrictTables)
                    .WithGlobalConnectionString(file.ConnectionString)
                    .ScanIn(typeof(FluentMigratorHost).Assembly)
                    .For.All()
            )
            .Configure<TypeFilterOptions>(options => options.Namespace = fixtures);
        if (step is not null)
            services.AddSingleton(step);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        run(scope.ServiceProvider.GetRequiredService<IMigrationRunner>());
    }
}
