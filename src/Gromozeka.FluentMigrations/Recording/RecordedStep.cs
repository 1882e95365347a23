using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>The operations of a migration, in order, and the schema that it queried.</summary>
/// <param name="Expressions">The expressions, named by the conventions and validated.</param>
/// <param name="Collector">Turns them into commands.</param>
/// <param name="IsDataDependent">Whether the migration asked the database something, so that it may do something else elsewhere.</param>
/// <param name="SchemaRevision">The revision of the schema that <c>Schema.…Exists()</c> saw; null if it was not read.</param>
internal sealed record RecordedStep(
    IReadOnlyList<IMigrationExpression> Expressions,
    ICommandCollector Collector,
    bool IsDataDependent,
    long? SchemaRevision
);
