using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>What a step writes to the version table.</summary>
internal static class HistoryRecord
{
    /// <summary>The command; null for a step that is not recorded there.</summary>
    public static SqlCommand? Record(this MigrationHistory history, PreparedStep step) =>
        step.Migration is not { } migration ? null
        : step.Direction == StepDirection.Up ? history.Row(migration.Version, migration.Title)
        : history.RowRemoval(migration.Version);
}
