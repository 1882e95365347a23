using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Hosting.Start;

/// <summary>
/// Starts the databases before any other service of the host: the host calls StartingAsync of every service before StartAsync of the first.
/// Databases with <see cref="MigrationHostOptions.StartServerFirst"/> follow when all services have started. A failure stops the host.
/// </summary>
internal sealed partial class MigrationService(
    DatabaseRegistrations databases,
    DatabaseStarter starter,
    MigrationCompletion completion,
    IServiceProvider provider,
    IHostApplicationLifetime? lifetime = null,
    ILogger<MigrationService>? logger = null
) : IHostedLifecycleService, IDisposable
{
    private readonly ILogger _logger = logger ?? NullLogger<MigrationService>.Instance;
    private readonly CancellationTokenSource _stopping = new();
    private Task _late = Task.CompletedTask;
    private Task _background = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var database in databases.Where(database => !IsLate(database)))
            await starter.StartAsync(database, cancellationToken).ConfigureAwait(false);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var late = databases.Where(IsLate).ToList();
        _background = Task.WhenAll(databases.Except(late).Select(ContinueAsync));
        if (late.Count > 0)
            _late = Task.Run(() => StartLate(late), CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        return Task.CompletedTask;
    }

    /// <summary>Rethrows the exception of a late run, so that the program does not appear to end normally.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _late.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _background.WaitAsync(cancellationToken).ConfigureAwait(false);
            GiveUp();
            await starter.TellAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A host that another service keeps from starting is disposed without being stopped.</summary>
    public void Dispose()
    {
        GiveUp();
        _stopping.Dispose();
    }

    /// <summary>Tells whoever waits for a database that was never started.</summary>
    private void GiveUp()
    {
        foreach (var database in databases)
            completion.Fail(database.Name, new OperationCanceledException("The host was stopped before the database was started."));
    }

    private bool IsLate(DatabaseRegistration database) => database.OptionsOf(provider).StartServerFirst;

    private async Task StartLate(List<DatabaseRegistration> late)
    {
        foreach (var database in late)
        {
            try
            {
                await starter.StartAsync(database, _stopping.Token).ConfigureAwait(false);
                _background = Task.WhenAll(_background, ContinueAsync(database));
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailure(_logger, database.Title, error);
                lifetime?.StopApplication();
                throw;
            }
        }
    }

    /// <summary>The program runs already, so it keeps running after a failure, with an unhealthy database.</summary>
    private async Task ContinueAsync(DatabaseRegistration database)
    {
        try
        {
            await starter.ContinueAsync(database, _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next start continues.
        }
#pragma warning disable CA1031 // The health check reports it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogBackgroundFailure(_logger, database.Title, error);
        }
    }

    [LoggerMessage(102, LogLevel.Error, "{Title} could not be migrated in the background; the host keeps running")]
    private static partial void LogBackgroundFailure(ILogger logger, string title, Exception error);

    [LoggerMessage(101, LogLevel.Critical, "{Title} could not be started; the host is stopping")]
    private static partial void LogFailure(ILogger logger, string title, Exception error);
}
