using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Planning;

namespace Gromozeka.FluentMigrations;

/// <content>Finding out whether the program may run on the database, and whether a run would be refused.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Refuses a database that this program must not run on in its current state. Only reads; also works on a read-only database.
    /// </summary>
    /// <exception cref="MigrationException">Migrations are pending (<see cref="ErrorCodes.Behind"/>) or partially applied
    /// (<see cref="ErrorCodes.HalfDone"/>); whatever <see cref="Migrate"/> would refuse; or the database cannot be read.</exception>
    public void Check()
    {
        var catalog = _catalog.Value;
        var halfDone = Read(_history.Log.ReadHalfDone);
        if (halfDone.Count > 0)
            throw HistoryErrors.HalfDone(_database.Name, halfDone);
        using var run = NewRun(SessionAccess.Read);
        if (run.IsUpToDate(catalog))
            return;
        var plan = run.Plan(Planner, catalog, target: null);
        if (plan.IsPending)
            throw PlanErrors.Behind(plan.Migrations, catalog.Latest, _database.Name);
    }

    /// <summary>
    /// Finds why <see cref="Migrate"/> would be refused before it creates a backup or writes anything. Only reads.
    /// </summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The error with which it would end; null if it would begin, or has nothing to do.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    public MigrationException? FindRefusal(CancellationToken cancellationToken = default)
    {
        try
        {
            RefuseMigrate(cancellationToken);
            return null;
        }
        catch (MigrationException refusal)
        {
            return refusal;
        }
    }

    /// <summary>Refuses in the order of a run.</summary>
    private void RefuseMigrate(CancellationToken cancellationToken)
    {
        var catalog = _catalog.Value;
        using var run = NewRun(SessionAccess.Read, cancellationToken: cancellationToken);
        if (_options.Profile is null && run.IsUpToDate(catalog))
            return;
        var plan = run.Plan(Planner, catalog, target: null);
        run.Prepare(plan.Migrations);
        run.PrepareProfile(catalog);
        if (!plan.IsPending)
            return;
        run.CheckWritable();
        run.CheckHistory();
        run.CheckEdits(catalog);
        run.PrepareVerification(catalog, plan.Adoption);
    }
}
