using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.Ledger;
using Gromozeka.FluentMigrations.Planning;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>What a step writes into the version table.</summary>
internal static class LedgerRecord
{
    /// <summary>The command; null for a step that leaves no trace there.</summary>
    public static SqlCommand? Record(this MigrationLedger ledger, PreparedStep step) =>
        step.Migration is not { } migration ? null
        : step.Direction == StepDirection.Up ? ledger.Row(migration.Version, migration.Title)
        : ledger.RowRemoval(migration.Version);
}
