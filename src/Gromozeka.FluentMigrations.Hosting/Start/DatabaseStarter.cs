using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Hosting.Notifications;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Hosting.Start;

/// <summary>Does with one database what the host requests at startup.</summary>
internal sealed class DatabaseStarter(
    IServiceProvider provider,
    DatabaseRegistrations databases,
    MigrationCompletion completion,
    Lazy<NotificationQueue> notifications,
    ILogger<DatabaseStarter>? logger = null
)
{
    private readonly ILogger _logger = logger ?? NullLogger<DatabaseStarter>.Instance;

    public Task StartAsync(DatabaseRegistration registration, CancellationToken cancellationToken)
    {
        var options = registration.OptionsOf(provider);
        return options.Start == MigrationStart.None ? Task.CompletedTask : RunAsync(registration, options.Start, cancellationToken);
    }

    /// <summary>
    /// After a failure, no other database is started, so code that waits for one gets the error. Waits, up to a time limit, until all
    /// notifications are delivered, because the program may end with the run.
    /// </summary>
    private async Task RunAsync(DatabaseRegistration registration, MigrationStart start, CancellationToken cancellationToken)
    {
        try
        {
            // A user interface remains responsive; the thread of a Main method has nothing else to do.
            if (SynchronizationContext.Current is null)
                Start(registration, start, cancellationToken);
            else
                await Task.Run(() => Start(registration, start, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            foreach (var waiting in databases)
                completion.Fail(waiting.Name, cause);
            await TellAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Completes when all notifications of the runs are delivered, or after a timeout.</summary>
    public Task TellAsync(CancellationToken cancellationToken) =>
        notifications.IsValueCreated ? notifications.Value.DrainAsync(cancellationToken) : Task.CompletedTask;

    private void Start(DatabaseRegistration registration, MigrationStart start, CancellationToken cancellationToken)
    {
        try
        {
            var database = registration.DatabaseOf(provider);
#pragma warning disable CA1848 // The host logs in the same way, so this message needs no additional compilation in a cold start.
            if (_logger.IsEnabled(LogLevel.Information))
                _logger.LogInformation(new EventId(100, "Database"), "{Title} is {Path}", registration.Title, database.Name);
#pragma warning restore CA1848
            cancellationToken.ThrowIfCancellationRequested();
            if (start == MigrationStart.Check)
            {
                registration.ManagerOf(provider).Check();
            }
            else
            {
                database.Find<IDatabaseFile>()?.CreateFolder();
                registration.ManagerOf(provider).Migrate(cancellationToken: cancellationToken);
            }

            completion.Succeed(registration.Name);
        }
        catch (MigrationException error) when (registration.Name.Length > 0)
        {
            throw Named(error, registration.Name);
        }
    }

    /// <summary>The same failure, with the name of the database if there are several.</summary>
    private static MigrationException Named(MigrationException error, string name) =>
        new(error.Code, $"Database '{name}': {error.What}", error.Why, error.State, error.Next, error)
        {
            Version = error.Version,
            Migration = error.Migration,
            Statement = error.Statement,
        };
}
