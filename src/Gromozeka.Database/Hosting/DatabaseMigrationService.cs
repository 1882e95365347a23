using Gromozeka.FluentMigrations;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gromozeka.Database;

/// <summary>
/// Migrates the database before any other service of the host starts: the host calls the Starting of every service before the Start of
/// the first. If it fails, the host does not start.
/// </summary>
internal sealed partial class DatabaseMigrationService(
    MigrationManager migrations, IDatabaseConnectionFactory connections, ILogger<DatabaseMigrationService> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        LogPath(logger, connections.Path);
        CreateFolder();
        await Task.Run(() => migrations.Migrate(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void CreateFolder()
    {
        var folder = Path.GetDirectoryName(connections.Path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException(
                ErrorCodes.CannotOpen,
                $"The folder {folder} of the database cannot be created.",
                cause.Message,
                "nothing was written",
                "create the folder, or name another file in Database:ConnectionString",
                cause);
        }
    }

    [LoggerMessage(100, LogLevel.Information, "The database is {Path}")]
    private static partial void LogPath(ILogger logger, string path);
}
