namespace Gromozeka.FluentMigrations.Hosting;

/// <summary>
/// Is told of a run at start, after the fact: run and steps started and ended, waiting, failed. Register any number of them. They are
/// called one after the other, off the thread of the run; one that throws or takes long is logged, and never fails or delays the run. For
/// each row copied, register an
/// <see cref="IProgress{T}"/> of <see cref="MigrationProgress"/> instead.
/// </summary>
public interface IMigrationNotifier
{
    /// <summary>Takes note of something.</summary>
    /// <param name="progress">What happened.</param>
    /// <param name="cancellationToken">Ends it, when it takes longer than 30 seconds.</param>
    Task NotifyAsync(MigrationProgress progress, CancellationToken cancellationToken);
}
