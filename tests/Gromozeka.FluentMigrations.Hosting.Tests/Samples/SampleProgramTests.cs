using System.Net;
using System.Net.Sockets;
using Gromozeka.FluentMigrations.Hosting.Tests.Support;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Samples;

/// <summary>The programs of docs/hosting.md, run as a user runs them.</summary>
public sealed class SampleProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private DatabaseFile File => new(_folder.File("data/shop.db"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Web_MigratesWhenItStarts_AndShowsHealthAndMetrics()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var web = new SampleProgram("Web", _folder.Path, [], ("ASPNETCORE_URLS", address));
        await web.Says("Application started");
        using var client = new HttpClient { BaseAddress = new Uri(address) };

        Assert.Equal("1", File.Versions());
        Assert.Equal("Healthy", await client.GetStringAsync("/health"));
        Assert.Contains("db_migration_version", await client.GetStringAsync("/metrics"), StringComparison.Ordinal);
        Assert.Equal(0, (await web.Stop()).ExitCode);
    }

    [Fact]
    public async Task Console_WithoutAHost_Migrates()
    {
        var file = new DatabaseFile(Path.Combine(AppContext.BaseDirectory, "data", "shop.db"));
        if (Directory.Exists(Path.GetDirectoryName(file.Path)))
            Directory.Delete(Path.GetDirectoryName(file.Path)!, recursive: true);
        using var console = new SampleProgram("Console", _folder.Path, []);

        Assert.Equal(0, (await console.End()).ExitCode);

        Assert.Equal("1", file.Versions());
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
