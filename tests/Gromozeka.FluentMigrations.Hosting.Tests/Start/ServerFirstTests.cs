using Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Gated;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Gromozeka.FluentMigrations.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Start;

public sealed class ServerFirstTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Gate _gate = new();

    private DatabaseFile File => new(_folder.File("shop.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartServerFirst_HealthIsRedUntilTheRunHasEnded()
    {
        var witness = new Witness(File);
        using var host = Build(witness);

        await host.StartAsync();
        Assert.True(_gate.Reached.Wait(Eventually.Limit));
        Assert.Equal(["starting at none", "start at none", "started at none"], witness.Seen);
        var before = await Health(host);
        _gate.Open.Set();
        await host.Services.GetRequiredService<MigrationCompletion>().WaitAsync().Ends("the run");
        var after = await Health(host);
        await host.StopAsync();

        Assert.Equal(HealthStatus.Unhealthy, before.Status);
        Assert.Contains("has not finished", before.Entries["migrations"].Description, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, after.Status);
        Assert.Equal("1", File.Versions());
    }

    [Fact]
    public async Task StartServerFirst_Failing_StopsTheHostWithTheError()
    {
        using var host = Build();
        _gate.Fails = true;
        _gate.Open.Set();

        var completion = host.Services.GetRequiredService<MigrationCompletion>();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.RunAsync().Ends("the host"));

        Assert.Contains("The gate says no.", error.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<MigrationException>(() => completion.WaitAsync());
        Assert.Equal("", File.Versions());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StartServerFirst_AnotherServiceFailsToStart_TellsWhoeverWaits(bool isStopped)
    {
        var host = Build(fails: true);
        var completion = host.Services.GetRequiredService<MigrationCompletion>();
        await Assert.ThrowsAsync<NotSupportedException>(() => host.StartAsync());

        if (isStopped)
            await host.StopAsync();
        else
            host.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completion.WaitAsync().Ends("the wait"));
        Assert.Equal("none", File.Versions());
        host.Dispose();
    }

    private IHost Build(Witness? witness = null, bool fails = false)
    {
        var builder = Hosts.New();
        if (fails)
            builder.Services.AddSingleton<IHostedService, Failing>();
        builder.Services.AddSingleton(_gate);
        if (witness is not null)
            builder.Services.AddSingleton<IHostedService>(witness);
        builder.Services.AddMigrations(database => database.UseSqlite(File.ConnectionString).Of("Gated").StartServerFirst());
        builder.Services.AddHealthChecks().AddMigrations();
        return builder.Build();
    }

    private static Task<HealthReport> Health(IHost host) => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private sealed class Failing : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
