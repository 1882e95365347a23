using FluentMigrator.Expressions;
using FluentMigrator.Generation;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Safety;

/// <summary>
/// Foresees what a rollback of several steps would lose, from what the steps say that they drop, so that the refusal comes before the
/// first of them. What only plain SQL drops is noticed by <see cref="DataLossGuard"/> in its own step.
/// </summary>
internal static class RollbackForecast
{
    /// <exception cref="MigrationException"><see cref="ErrorCodes.DataLoss"/>.</exception>
    public static void Check(IDatabaseSession session, IQuoter quoter, StepRecorder recorder, IReadOnlyList<PreparedStep> steps)
    {
        var schema = session.ReadSchema();
        var rows = new RowCounter(session, quoter);
        var expressions = steps
            .SelectMany(step => recorder.Record(step, step.Instance).Expressions)
            .ToList();
        var losses = expressions
            .SelectMany((expression, index) => Dropped(expression).Select(loss => Renames.NameBefore(expressions, index, loss)))
            .Where(loss => Exists(schema, loss))
            .Distinct()
            .Select(rows.Count)
            .Where(loss => loss.Rows > 0)
            .ToList();
        if (losses.Count > 0)
            throw SafetyErrors.DataLoss(steps.Count == 1 ? $"Undoing {steps[0].Name}" : $"Undoing {steps.Count} migrations", losses);
    }

    private static IEnumerable<Loss> Dropped(IMigrationExpression expression) => expression switch
    {
        DeleteTableExpression table => [new Loss(table.TableName, null, 0)],
        DeleteColumnExpression columns => columns.ColumnNames.Select(column => new Loss(columns.TableName, column, 0)),
        _ => [],
    };

    private static bool Exists(SchemaSnapshot schema, Loss loss) =>
        schema.Find(loss.Table) is { } table && (loss.Column is null || table.Column(loss.Column) is not null);
}
