using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations;

/// <content>Reporting the progress of a run to listeners.</content>
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
