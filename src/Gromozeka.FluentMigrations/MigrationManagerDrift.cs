using Gromozeka.FluentMigrations.Drift;
using Gromozeka.FluentMigrations.Runs;

namespace Gromozeka.FluentMigrations;

/// <content>Drift.</content>
public sealed partial class MigrationManager
{
    private static readonly TimeSpan LongestReplay = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Compares the schema of the database with what exactly its applied migrations make of an empty database in memory. Only reads the
    /// database, and holds no lock while the migrations run: the application may write meanwhile.
    /// </summary>
    /// <param name="cancellationToken">Interrupts the migrations.</param>
    /// <returns>The differences, and for each what undoes it.</returns>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed; the database has versions that the program
    /// lacks; the migrations cannot be replayed on an empty database, or take longer than half a minute there
    /// (<see cref="ErrorCodes.NotFullyChecked"/>); or the database cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public DriftReport GetDrift(CancellationToken cancellationToken = default) =>
        Read(session => FindDrift(session, cancellationToken), cancellationToken);

    private DriftReport FindDrift(Dialect.IDatabaseSession session, CancellationToken cancellationToken)
    {
        // A migration that computes for hours without reading a row would do so here, too.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestReplay);
        using var parts = new RunParts(_database, _history, _conventions, _options, _services, _logger);
        try
        {
            return new DriftDetector(_database, _history, session, parts.Replay()).Find(_catalog.Value, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw DriftErrors.TooLong(_database.Name, LongestReplay);
        }
    }
}
