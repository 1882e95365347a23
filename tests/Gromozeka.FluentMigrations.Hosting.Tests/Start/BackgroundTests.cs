using Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Gated;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Start;

/// <summary>Batches that run while the host runs.</summary>
public sealed class BackgroundTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Gate _gate = new();

    private DatabaseFile File => new(_folder.File("shop.db"));

    public void Dispose()
    {
        _gate.Open.Set();
        _folder.Dispose();
    }

    [Fact]
    public async Task Start_InBackground_StartsTheHostAndIsDegradedUntilAllIsApplied()
    {
        using var host = New();

        await host.StartAsync();

        await host.Services.GetRequiredService<MigrationCompletion>().WaitAsync();
        await Task.Run(() => _gate.Reached.Wait(Eventually.Limit));
        Assert.Equal("1", File.Versions());
        var entry = await Check(host);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Contains("degraded: 40 %, 40 of 100 rows", entry.Description, StringComparison.Ordinal);
        Assert.Equal(40L, entry.Data["batches.rows"]);

        _gate.Open.Set();
        await Eventually.Holds(() => File.Versions() == "1,2,3", "the migrations behind the batches");
        await Eventually.Holds(() => Check(host).GetAwaiter().GetResult().Status == HealthStatus.Healthy, "health");
        Assert.Equal("1|1", File.Scalar("SELECT min(worked) || '|' || max(worked) FROM messages"));
        await host.StopAsync();
    }

    [Fact]
    public async Task Stop_WhileABatchRuns_StopsWithinItAndTheNextStartContinues()
    {
        using (var host = New())
        {
            await host.StartAsync();
            await Task.Run(() => _gate.Reached.Wait(Eventually.Limit));
            var stop = host.StopAsync();
            _gate.Open.Set();
            await stop;
        }

        Assert.Equal("1", File.Versions());
        Assert.Equal("40", File.Scalar("SELECT rows_done FROM migration_batches"));
        using var next = New();
        await next.StartAsync();
        await Eventually.Holds(() => File.Versions() == "1,2,3", "the migrations behind the batches");
        await next.StopAsync();
        Assert.Equal("1|1", File.Scalar("SELECT min(worked) || '|' || max(worked) FROM messages"));
    }

    [Fact]
    public async Task Failure_InBackground_KeepsTheHostAndIsUnhealthy()
    {
        _gate.Fails = true;
        _gate.Open.Set();
        using var host = New();
        await host.StartAsync();

        await Eventually.Holds(() => Check(host).GetAwaiter().GetResult().Status == HealthStatus.Unhealthy, "the failure");

        Assert.Contains("GM522", (await Check(host)).Description, StringComparison.Ordinal);
        Assert.False(host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        await host.StopAsync();
    }

    [Fact]
    public async Task Start_WithoutAHost_WaitsForTheBatches()
    {
        _gate.Open.Set();
        using var host = New();

        await host.Services.StartMigrationsAsync();

        Assert.Equal("1,2,3", File.Versions());
    }

    private IHost New() => Hosts.Of(File, "Batched", database =>
        {
            database.OnStart(MigrationStart.Background).Configure(options => options.Backup = null);
            database.Services.AddSingleton(_gate).AddHealthChecks().AddMigrations(configure: health => health.CacheFor = TimeSpan.Zero);
        });

    private static async Task<HealthReportEntry> Check(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["migrations"];
}
