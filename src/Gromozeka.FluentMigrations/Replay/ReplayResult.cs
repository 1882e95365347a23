using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>What migrations make of an empty database.</summary>
/// <param name="Before">The schema with only the history and its tables.</param>
/// <param name="After">The schema after the migrations.</param>
/// <param name="NotCompared">What the schema does not show, one line each.</param>
/// <param name="Failure">Why a migration, and those after it, could not be replayed; null if all were.</param>
internal sealed record ReplayResult(
    SchemaSnapshot Before,
    SchemaSnapshot After,
    IReadOnlyList<string> NotCompared,
    MigrationException? Failure
);
