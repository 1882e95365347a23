using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations;

/// <content>Reporting the progress of a run to listeners.</content>
public sealed partial class MigrationManager
{
    private RunWatch? Watch(string operation) => RunWatch.Begin(_database, _options.Progress, _logger, operation);

    private MigrationReport Ended(RunWatch? watch, MigrationReport report)
    {
        watch?.End(report.ToVersion, _catalog.Value.Versions);
        return report;
    }
}
