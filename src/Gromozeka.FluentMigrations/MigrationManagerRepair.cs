using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Locking;
using Gromozeka.FluentMigrations.Validation;

using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations;

/// <content>Looking for what is wrong, and mending it.</content>
public sealed partial class MigrationManager
{
    /// <summary>Compares program, version table, log, settings and file. Only reads.</summary>
    /// <param name="cancellationToken">Stops between the checks.</param>
    /// <returns>What is not as it should be, each with its remedy; empty when all is well. Pending migrations are no finding. A migration
    /// without a transaction that another process is applying right now is one (<see cref="ErrorCodes.HalfDone"/>).</returns>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<ValidationFinding> Validate(CancellationToken cancellationToken = default) =>
        Read(session => Inspect(session, validator => validator.Validate(cancellationToken)));

    /// <summary>Says what is wrong with the database, and what <see cref="Repair"/> would do about it. Only reads.</summary>
    /// <param name="options">What a person has decided; null for nothing.</param>
    /// <returns>The plan; without actions when all is well.</returns>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be opened.</exception>
    public RepairPlan PlanRepair(RepairOptions? options = null) => Read(session =>
        Repairer(session).Plan(options ?? new RepairOptions(), Inspect(session, validator => validator.Validate(CancellationToken.None))));

    /// <summary>
    /// Does what a plan says, in one transaction: all of it or nothing. Holds the lock of the database all the while. Writes to the version
    /// table, the log, and their mirror only.
    /// </summary>
    /// <param name="plan">The plan that <see cref="PlanRepair"/> made of this database.</param>
    /// <param name="cancellationToken">Cancels while it waits for the lock.</param>
    /// <returns>What was done; what only a person can do is not included.</returns>
    /// <exception cref="MigrationException">A refusal, before anything was written: a choice is missing (<see cref="ErrorCodes.HalfDone"/>), the
    /// database has changed since the plan was made (<see cref="ErrorCodes.HistoryChanged"/>) or is damaged; or it failed and was rolled back.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<RepairAction> Repair(RepairPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        cancellationToken.ThrowIfCancellationRequested();
        if (!plan.OfRepair.Any())
            return [];
        using var held = RunLock.Acquire(_database, _logger, cancellationToken);
        using var session = _database.Open(SessionAccess.Write);
        var done = Repairer(session).Do(plan, () => Inspect(session, validator => validator.ValidateHistory()));
        foreach (var action in done)
            Log.Repaired(_logger, _database.Name, action.What, action.Does);
        return done;
    }

    private IReadOnlyList<ValidationFinding> Inspect(IDatabaseSession session, Func<DatabaseValidator, IReadOnlyList<ValidationFinding>> inspect)
    {
        using var scope = _services.CreateScope();
        return inspect(new DatabaseValidator(_catalog.Value, _history, Planner, _database, session, Backups, scope.ServiceProvider));
    }

    private Repairer Repairer(IDatabaseSession session) => new(_database, _history, _catalog.Value, session);
}
