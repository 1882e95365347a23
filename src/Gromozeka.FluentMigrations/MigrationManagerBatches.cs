using Gromozeka.FluentMigrations.Backups;
using Gromozeka.FluentMigrations.Batches;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations;

/// <content>Data migrations in batches.</content>
public sealed partial class MigrationManager
{
    /// <summary>How far the data migrations are whose batches have begun and not ended, by version. Only reads.</summary>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public IReadOnlyList<BatchProgress> GetBatches() => Read(RunningBatches);

    /// <summary>
    /// Pauses every data migration whose batches have begun and not ended. A process that runs them stops before its next batch, and waits
    /// until <see cref="ResumeBatches"/>. So does one that starts later.
    /// </summary>
    /// <returns>How far they are.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NoBatchesRunning"/>; or the database cannot be written to.</exception>
    public IReadOnlyList<BatchProgress> PauseBatches() => SetPaused(true);

    /// <summary>Lets the data migrations go on that <see cref="PauseBatches"/> has paused.</summary>
    /// <returns>How far they are.</returns>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NoBatchesRunning"/>; or the database cannot be written to.</exception>
    public IReadOnlyList<BatchProgress> ResumeBatches() => SetPaused(false);

    /// <summary>
    /// Applies pending migrations, as <see cref="Migrate"/> does, but only those before the first <see cref="BatchMigration"/>. It and
    /// those behind it stay pending, and no profile runs before them.
    /// </summary>
    /// <param name="cancellationToken">Interrupts the running step, which is then rolled back; the steps before it remain applied.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="MigrationException">A refusal, before anything was written; or a step failed and was rolled back.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public MigrationReport MigrateToBatches(CancellationToken cancellationToken = default) =>
        Run("migrate", watch => Up(null, watch, stopsBeforeBatches: true, cancellationToken));

    private IReadOnlyList<BatchProgress> RunningBatches(IDatabaseSession session)
    {
        var running = _history.Batches.ReadAll(session);
        // What an operator has recorded as applied has ended, whatever its batches have done.
        return running.Count == 0
            ? []
            : [.. running.Where(state => !_history.Contains(session, state.Version)).Select(state => state.ToProgress())];
    }

    private IReadOnlyList<BatchProgress> SetPaused(bool isPaused)
    {
        if (_database.FindWriteObstacle() is { } obstacle)
            throw obstacle;
        return Faults.Explain(_database, Backups, () =>
        {
            using var session = _database.Open(SessionAccess.Write);
            if (RunningBatches(session).Count == 0)
                throw BatchErrors.NothingRuns(_database.Name);
            session.Begin();
            _history.Batches.SetPaused(session, isPaused);
            session.Commit();
            return RunningBatches(session);
        });
    }
}
