using Gromozeka.FluentMigrations.Hosting.Tests.Migrations.Gated;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Health;

public sealed class HealthTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private DatabaseFile File => new(_folder.File("shop.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Healthy_SaysVersionPendingAndLastRun()
    {
        using var host = await Started();

        var entry = await Check(host);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal((2L, 0), (entry.Data["version"], entry.Data["pending"]));
        Assert.StartsWith("20", (string)entry.Data["last_run"], StringComparison.Ordinal);
        Assert.Equal(["ready"], entry.Tags);
    }

    [Theory]
    [InlineData("DELETE FROM VersionInfo WHERE Version = 2", "1 pending")]
    [InlineData("INSERT INTO VersionInfo (Version) VALUES (3)", "newer than this program")]
    [InlineData("INSERT INTO VersionInfo (Version) VALUES (0)", "has migrations that this program lacks")]
    [InlineData(
        "INSERT INTO migration_log (version, direction, started_at, duration_ms, outcome, host, process_id, engine_version) VALUES (2, "
            + "'up', '2026-01-01', 0, 'running', 'h', 1, '1')",
        "1 may be partially applied"
    )]
    [InlineData("ALTER TABLE VersionInfo RENAME COLUMN Version TO Number", "GM201")]
    public async Task Unhealthy_SaysWhy_AndNeverWrites(string damage, string why)
    {
        using var host = await Started();
        File.Execute(damage);
        var before = File.Hash;

        var entry = await Check(host);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains(why, entry.Description, StringComparison.Ordinal);
        Assert.Equal(before, File.Hash);
    }

    [Fact]
    public async Task Drift_IsLookedForAsOftenAsAsked()
    {
        using var host = await Started(options => options.CheckDriftEvery = TimeSpan.FromHours(1));
        Assert.Equal((HealthStatus.Healthy, (object)0), Of(await Check(host)));
        File.Execute("ALTER TABLE articles ADD COLUMN owner TEXT");
        _clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal((HealthStatus.Healthy, (object)0), Of(await Check(host)));

        _clock.Advance(TimeSpan.FromMinutes(31));
        var entry = await Check(host);

        Assert.Equal((HealthStatus.Unhealthy, (object)1), Of(entry));
        Assert.Contains("1 changed without a migration", entry.Description, StringComparison.Ordinal);

        static (HealthStatus, object) Of(HealthReportEntry entry) => (entry.Status, entry.Data["drift"]);
    }

    /// <summary>A comparison that cannot be made is not tried again at each probe.</summary>
    [Fact]
    public async Task Drift_ThatCannotBeLookedFor_IsTriedAsOftenAsAsked()
    {
        var gate = new Gate();
        gate.Open.Set();
        using var host = Hosts.Of(File, "Gated", database =>
            database
                .Services.AddSingleton(gate)
                .AddSingleton<TimeProvider>(_clock)
                .AddHealthChecks()
                .AddMigrations(configure: options => options.CheckDriftEvery = TimeSpan.FromHours(1))
        );
        await host.StartAsync();
        gate.Fails = true;
        var first = await Check(host);
        gate.Fails = false;
        _clock.Advance(TimeSpan.FromMinutes(30));
        var second = await Check(host);
        _clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("GM413", first.Description, StringComparison.Ordinal);
        Assert.Equal((first.Status, first.Description), (second.Status, second.Description));
        Assert.Equal(HealthStatus.Healthy, (await Check(host)).Status);
    }

    [Fact]
    public async Task Answer_HoldsForTheTimeOfTheCache()
    {
        using var host = await Started();
        await Check(host);
        File.Execute("DELETE FROM VersionInfo WHERE Version = 2");

        var cached = await Check(host);
        _clock.Advance(TimeSpan.FromSeconds(11));
        var read = await Check(host);

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Unhealthy), (cached.Status, read.Status));
    }

    [Fact]
    public async Task NewerDatabase_ThatIsAllowed_IsHealthy()
    {
        using var host = await Started(("Migrations:AllowNewerDatabase", "true"));
        File.Execute("INSERT INTO VersionInfo (Version) VALUES (3)");

        Assert.Equal(HealthStatus.Healthy, (await Check(host)).Status);
    }

    [Fact]
    public async Task Drift_OfANewerDatabaseThatIsAllowed_IsNotCompared()
    {
        using var host = await Started(options => options.CheckDriftEvery = TimeSpan.Zero, ("Migrations:AllowNewerDatabase", "true"));
        File.Execute("INSERT INTO VersionInfo (Version) VALUES (3)");

        var entry = await Check(host);

        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.EndsWith(
            "not compared with its migrations, because the program lacks some of them",
            entry.Description,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("drift", entry.Data.Keys);
    }

    private Task<IHost> Started(params (string, string?)[] settings) => Started(_ => { }, settings);

    private async Task<IHost> Started(Action<MigrationHealthOptions> configure, params (string, string?)[] settings)
    {
        var host = Hosts.Of(
            File,
            build: database =>
            {
                database.Configure(options => options.KeepLog = true);
                database.Services.AddSingleton<TimeProvider>(_clock).AddHealthChecks().AddMigrations(configure: configure);
            },
            settings: settings
        );
        await host.StartAsync();
        return host;
    }

    private static async Task<HealthReportEntry> Check(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["migrations"];
}
