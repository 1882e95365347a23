using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Planning;

namespace Gromozeka.FluentMigrations;

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
}
