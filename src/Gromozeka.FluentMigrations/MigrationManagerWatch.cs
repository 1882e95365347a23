using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations;

/// <content>Telling those who listen what a run does.</content>
public sealed partial class MigrationManager
{
    private MigrationReport Watched(RunWatch watch, Func<MigrationReport> run)
    {
        try
        {
            return watch.End(run(), _catalog.Value.Versions);
        }
        catch (Exception cause)
        {
            watch.Fail(cause);
            throw;
        }
    }
}
