using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>What a migration asks for, in order, and the schema that it was asked of.</summary>
/// <param name="Expressions">The expressions, named by the conventions and validated.</param>
/// <param name="Collector">What turns them into commands.</param>
/// <param name="SchemaRevision">The revision of the schema that <c>Schema.…Exists()</c> saw; null when it was not read.</param>
internal sealed record RecordedStep(IReadOnlyList<IMigrationExpression> Expressions, ICommandCollector Collector, long? SchemaRevision);
