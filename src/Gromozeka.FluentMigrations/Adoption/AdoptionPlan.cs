using Gromozeka.FluentMigrations.Catalog;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Adoption;

/// <summary>What adopting a database takes.</summary>
/// <param name="Migration">The migration that the database is taken to have had.</param>
/// <param name="Additions">What is missing, each with the command that adds it.</param>
/// <param name="Extras">What is there beyond that, and is left alone.</param>
/// <param name="SchemaStamp">The stamp of the schema that was compared.</param>
internal sealed record AdoptionPlan(
    MigrationDescriptor Migration,
    IReadOnlyList<(SchemaDifference Difference, DatabaseCommand Command)> Additions,
    IReadOnlyList<SchemaDifference> Extras,
    long SchemaStamp);
