using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.DataLoss;

/// <summary>Finds the operations of a step that require a backup under <see cref="BackupPolicy.BeforeRisky"/>.</summary>
internal static class RiskyOperations
{
    /// <param name="step">The step.</param>
    /// <param name="record">Records the operations of the step on the current database.</param>
    /// <returns>The first risky operation, in words; null if there is none.</returns>
    public static string? Of(PreparedStep step, Func<PreparedStep, RecordedStep> record)
    {
        if (!step.HasTransaction)
            return "runs without a transaction";
        try
        {
            var recorded = record(step);
            return recorded.Expressions.Select(Of).FirstOrDefault(what => what is not null)
                ?? (recorded.Collector.RebuildsTables ? "rebuilds a table" : null);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            // Its code may read objects that earlier steps create. Any error is reported when it runs.
            return "cannot be inspected before it runs";
        }
    }

    private static string? Of(IMigrationExpression expression) =>
        expression switch
        {
            DeleteTableExpression table => $"drops table {table.TableName}",
            DeleteColumnExpression column => $"drops {string.Join(", ", column.ColumnNames.Select(name => $"{column.TableName}.{name}"))}",
            DeleteSchemaExpression schema => $"drops schema {schema.SchemaName}",
            DeleteSequenceExpression sequence => $"drops sequence {sequence.SequenceName}",
            DeleteDataExpression data => $"deletes rows of {data.TableName}",
            UpdateDataExpression data => $"updates rows of {data.TableName}",
            PerformDBOperationExpression => "runs code",
            InsertDataExpression => null,
            _ => SchemaOnly.Is([expression]) ? null : "runs SQL",
        };
}
