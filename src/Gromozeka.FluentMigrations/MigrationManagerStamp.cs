using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Stamping;

namespace Gromozeka.FluentMigrations;

/// <content>Recording versions without running their migrations.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Shows which versions <see cref="Stamp"/> would record for a database that another tool created, how its schema compares with the
    /// result of their migrations on an empty database, and what could not be compared. Only reads.
    /// </summary>
    /// <param name="version">The highest version to record.</param>
    /// <exception cref="MigrationException">The program has no such version (<see cref="ErrorCodes.UnknownTarget"/>), the database has
    /// versions that the program lacks, or it cannot be read.</exception>
    public StampPlan PlanStamp(long version)
    {
        var catalog = _catalog.Value;
        using var run = NewRun(SessionAccess.Read);
        return run.PlanStamp(Planner, catalog, version);
    }

    /// <summary>
    /// Records the versions of a plan, in one transaction and after a backup, and runs none of their migrations. Holds the lock of the
    /// database throughout. Accepted differences and what was not compared are recorded in the log.
    /// </summary>
    /// <param name="plan">The plan that <see cref="PlanStamp"/> created for this database.</param>
    /// <param name="acceptDifferences">Whether the versions are recorded although the schema has differences that are not harmless.</param>
    /// <param name="cancellationToken">Cancels while it waits for the lock, and the backup.</param>
    /// <returns>What was recorded.</returns>
    /// <exception cref="MigrationException">A refusal, before anything was written: the schema differs
    /// (<see cref="ErrorCodes.StampDiffers"/>), the database has changed since the plan was created
    /// (<see cref="ErrorCodes.HistoryChanged"/>); or it failed and was rolled back.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public StampReport Stamp(StampPlan plan, bool acceptDifferences = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Database != _database.Name)
            throw StampErrors.OfAnother(_database.Name, plan);
        if (plan.Migrations.Count == 0)
            return new StampReport(plan.Database, []);
        if (!acceptDifferences && plan.Refusal is { } refusal)
            throw refusal;
        using var watch = Watch("stamp");
        try
        {
            using var run = NewRun(watch: watch, cancellationToken: cancellationToken);
            run.TakeLock();
            var report = run.Stamp(plan);
            watch?.End(Math.Max(plan.Head.Current, plan.Version), _catalog.Value.Versions);
            return report;
        }
        catch (Exception cause)
        {
            watch?.Fail(cause);
            throw;
        }
    }
}
