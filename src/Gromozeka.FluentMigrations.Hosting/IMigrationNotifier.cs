namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// Receives notifications about a startup run after each event: run and steps started and ended, waiting, failed. Any number can be
/// registered. They are called one after the other, on a different thread from the run. An exception or a timeout of a notifier is logged,
/// and never fails or delays the run. To be notified of each copied row, register an <see cref="IProgress{T}"/> of
/// <see cref="MigrationProgress"/> instead.
/// </summary>
public interface IMigrationNotifier
{
    /// <summary>Handles a notification.</summary>
    /// <param name="progress">The event.</param>
    /// <param name="cancellationToken">Canceled after 30 seconds.</param>
    Task NotifyAsync(MigrationProgress progress, CancellationToken cancellationToken);
}
