using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations;

/// <summary>The schema that migrations make of an empty database, without the tables of the history. Immutable.</summary>
/// <param name="Schema">The schema after the last of the migrations.</param>
/// <param name="Changes">What each migration changed, in the order of the versions; empty if nobody asked.</param>
public sealed record SchemaReport(SchemaSnapshot Schema, IReadOnlyList<MigrationChanges> Changes);

/// <summary>What one migration changed in the schema.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Changes">The changes; empty if it changed only rows.</param>
public sealed record MigrationChanges(MigrationDescriptor Migration, IReadOnlyList<SchemaChange> Changes);
