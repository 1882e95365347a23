using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.DataLoss;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>Which rows a rollback would lose, over all of its steps.</summary>
internal static class RollbackLosses
{
    /// <summary>Refuses a rollback that would lose rows, before its first step. Only reads.</summary>
    /// <exception cref="MigrationException">It would lose rows.</exception>
    public static void Check(IDatabaseSession session, IDatabase database, StepRecorder recorder, IReadOnlyList<PreparedStep> steps)
    {
        var recorded = steps.Select(step => (step.HasTransaction, recorder.Record(step, step.Instance).Expressions)).ToList();
        var later = recorded
            .Where(step => step.HasTransaction)
            .SelectMany(step => HandMadeCopies.DropsAfter(session, database.Names, step.Expressions))
            .ToHashSet<IMigrationExpression>(ReferenceEqualityComparer.Instance);
        var losses = new LossForecast(session, database, [.. recorded.SelectMany(step => step.Expressions)]).Losses(later);
        if (losses.Count > 0)
            throw DataLossErrors.WouldLose(
                steps.Count == 1 ? $"Undoing {steps[0].Name}" : $"Undoing {Quantity.Of(steps.Count, "migration")}",
                losses
            );
    }
}
