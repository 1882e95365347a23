using Microsoft.Extensions.Hosting;

namespace Gromozeka.FluentMigrations.Hosting.Tests.Support;

/// <summary>A service that writes down what the database holds at each moment of its start.</summary>
internal sealed class Witness(DatabaseFile file) : IHostedLifecycleService
{
    public List<string> Seen { get; } = [];

    public Task StartingAsync(CancellationToken cancellationToken) => See("starting");

    public Task StartAsync(CancellationToken cancellationToken) => See("start");

    public Task StartedAsync(CancellationToken cancellationToken) => See("started");

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task See(string what)
    {
        Seen.Add($"{what} at {file.Versions()}");
        return Task.CompletedTask;
    }
}
