using FluentMigrator.Runner;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Runner;

/// <summary>FluentMigrator's runner on the engine: one line of the program changes.</summary>
public sealed class RunnerTests : IDisposable
{
    private readonly PostgresDatabaseOfTest _place = new();

    public void Dispose() => _place.Dispose();

    [PostgresFact]
    public void MigrateUpAndDown_WithAddGromozekaPostgres_RunsOnTheEngine()
    {
        using var services = new ServiceCollection()
            .AddFluentMigratorCore()
            .ConfigureRunner(runner =>
                runner
                    .AddGromozekaPostgres(options => options.KeepLog = true)
                    .WithGlobalConnectionString(_place.ConnectionString)
                    .ScanIn(typeof(RunnerTests).Assembly)
                    .For.Migrations()
            )
            .BuildServiceProvider();
        using (var scope = services.CreateScope())
            scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();

        Assert.Equal(["3"], _place.Rows("SELECT \"Version\" FROM \"VersionInfo\""));
        Assert.Equal(["search_body"], _place.Rows("SELECT indexname FROM pg_indexes WHERE tablename = 'search'"));

        using (var scope = services.CreateScope())
            scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateDown(0);

        Assert.Empty(_place.Rows("SELECT \"Version\" FROM \"VersionInfo\""));
        Assert.Equal(["up", "down"], _place.Rows("SELECT direction FROM migration_log ORDER BY id"));
    }
}
