using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Locking;
using Gromozeka.FluentMigrations.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations;

/// <content>Validation and repair.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Compares program, version table, log, settings, schema and file. Only reads. The schema is compared with what the applied migrations
    /// make of an empty database in memory (<see cref="GetDrift"/>), once the history has no findings.
    /// </summary>
    /// <param name="cancellationToken">Stops between the checks.</param>
    /// <returns>The findings, each with its remedy; empty if everything is correct. Pending migrations are not findings. A migration
    /// without a transaction that another process is applying right now is one (<see cref="ErrorCodes.HalfDone"/>).</returns>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be
    /// opened.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public IReadOnlyList<ValidationFinding> Validate(CancellationToken cancellationToken = default) =>
        Read(session => Inspect(session, validator => validator.Validate(cancellationToken)), cancellationToken);

    /// <summary>Lists what is wrong with the database, and what <see cref="Repair"/> would do about it. Only reads.</summary>
    /// <param name="options">The operator's decisions; null for none.</param>
    /// <returns>The plan; without actions if nothing is wrong.</returns>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be
    /// opened.</exception>
    public RepairPlan PlanRepair(RepairOptions? options = null) =>
        Read(session =>
            Repairer(session)
                .Plan(options ?? new RepairOptions(), Inspect(session, validator => validator.Validate(CancellationToken.None)))
        );

    /// <summary>
    /// Carries out a plan in one transaction: all of it or nothing. Holds the lock of the database throughout. Writes only to the version
    /// table, the log, and their mirror.
    /// </summary>
    /// <param name="plan">The plan that <see cref="PlanRepair"/> created for this database.</param>
    /// <param name="cancellationToken">Cancels while it waits for the lock.</param>
    /// <returns>What was done; manual actions are not included.</returns>
    /// <exception cref="MigrationException">A refusal, before anything was written: a choice is missing
    /// (<see cref="ErrorCodes.HalfDone"/>), the database has changed since the plan was created (<see cref="ErrorCodes.HistoryChanged"/>)
    /// or is damaged; or it failed and was rolled back.</exception>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public IReadOnlyList<RepairAction> Repair(RepairPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        cancellationToken.ThrowIfCancellationRequested();
        if (!plan.OfRepair.Any())
            return [];
        using var watch = Watch("repair");
        try
        {
            return Do(plan, watch, cancellationToken);
        }
        catch (Exception cause)
        {
            watch?.Fail(cause);
            throw;
        }
    }

    private IReadOnlyList<RepairAction> Do(RepairPlan plan, RunWatch? watch, CancellationToken cancellationToken)
    {
        using var held = RunLock.Acquire(_database, _logger, watch, cancellationToken);
        using var session = _database.Open(SessionAccess.Write, cancellationToken);
        var done = Repairer(session).Do(plan, () => Inspect(session, validator => validator.ValidateHistory()));
        foreach (var action in done)
            Log.Repaired(_logger, _database.Name, action.What, action.Does);
        watch?.End(_history.ReadHead(session).Current, _catalog.Value.Versions);
        return done;
    }

    private IReadOnlyList<ValidationFinding> Inspect(
        IDatabaseSession session,
        Func<DatabaseValidator, IReadOnlyList<ValidationFinding>> inspect
    )
    {
        using var scope = _services.CreateScope();
        return inspect(
            new DatabaseValidator(
                _catalog.Value,
                _history,
                Planner,
                _database,
                session,
                Backups,
                scope.ServiceProvider,
                cancellation => FindDrift(session, cancellation),
                cancellation => FindEdits(session, cancellation)
            )
        );
    }

    private Repairer Repairer(IDatabaseSession session) => new(_database, _history, _catalog.Value, session);
}
