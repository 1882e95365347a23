using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations;

/// <content>Telling those who listen what a run does.</content>
public sealed partial class MigrationManager
{
    private MigrationReport Watched(RunWatch watch, Func<MigrationReport> run)
    {
        try
        {
            var report = run();
            return watch.End(report, _catalog.Value.Versions.Count(version => version > report.ToVersion));
        }
        catch (Exception cause)
        {
            watch.Fail(cause);
            throw;
        }
    }
}
