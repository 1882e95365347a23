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
    BackgroundRuns background,
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
    /// Applies the migrations that <see cref="StartAsync"/> has left for the background, on a thread of its own. Returns at once if there
    /// are none.
    /// </summary>
    /// <exception cref="MigrationException">A migration failed.</exception>
    /// <exception cref="OperationCanceledException">It was canceled: the next start continues.</exception>
    public Task ContinueAsync(DatabaseRegistration registration, CancellationToken cancellationToken) =>
        background.IsOpen(registration.Name, out _)
            ? Task.Run(() => Continue(registration, cancellationToken), CancellationToken.None)
            : Task.CompletedTask;

    private void Continue(DatabaseRegistration registration, CancellationToken cancellationToken)
    {
        try
        {
            registration.ManagerOf(provider).Migrate(cancellationToken: cancellationToken);
            background.End(registration.Name);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            background.End(registration.Name);
            throw;
        }
        catch (Exception cause)
        {
            background.Fail(registration.Name, cause);
            throw;
        }
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
                if (start == MigrationStart.Background)
                    StartBackground(registration, cancellationToken);
                else
                    registration.ManagerOf(provider).Migrate(cancellationToken: cancellationToken);
            }

            completion.Succeed(registration.Name);
        }
        catch (MigrationException error) when (registration.Name.Length > 0)
        {
            throw Named(error, registration.Name);
        }
    }

    private void StartBackground(DatabaseRegistration registration, CancellationToken cancellationToken)
    {
        var manager = registration.ManagerOf(provider);
        manager.MigrateToBatches(cancellationToken);
        if (manager.GetHealth().Pending > 0)
            background.Begin(registration.Name);
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
