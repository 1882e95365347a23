using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Start;

/// <summary>A program without a host, which starts its databases again after a failure.</summary>
public sealed class AgainTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartMigrationsAsync_AfterAFailure_IsDoneAndHealthy()
    {
        await using var services = Services();
        var completion = services.GetRequiredService<MigrationCompletion>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.StartMigrationsAsync(new CancellationToken(true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completion.WaitAsync("archive"));

        await services.StartMigrationsAsync();

        await completion.WaitAsync();
        await completion.WaitAsync("archive");
        var health = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Healthy, health.Status);
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMigrations(database => database.UseSqlite($"Data Source={_folder.File("shop.db")}").Of("Shop"));
        services.AddMigrations("archive", database => database.UseSqlite($"Data Source={_folder.File("old.db")}").Of("Archive"));
        services.AddHealthChecks().AddMigrations();
        return services.BuildServiceProvider();
    }
}
