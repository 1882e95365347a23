using Microsoft.Extensions.Hosting;

namespace Gromozeka.Database.Tests.Hosting;

/// <summary>Notes at which version the database is whenever the host calls it.</summary>
internal sealed class WitnessService(DatabaseFile file) : IHostedLifecycleService
{
    private readonly List<string> _seen = [];

    public IReadOnlyList<string> Seen => _seen;

    public Task StartingAsync(CancellationToken cancellationToken) => Note("starting");

    public Task StartAsync(CancellationToken cancellationToken) => Note("start");

    public Task StartedAsync(CancellationToken cancellationToken) => Note("started");

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task Note(string call)
    {
        _seen.Add($"{call} at {file.Scalar("SELECT max(version) FROM migrations")}");
        return Task.CompletedTask;
    }
}
