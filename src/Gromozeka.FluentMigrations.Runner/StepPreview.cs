using FluentMigrator.Exceptions;

using Gromozeka.FluentMigrations.Execution;
using Gromozeka.FluentMigrations.Ledger;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Reports what a step would run, on the database as it is now, and runs nothing.</summary>
internal sealed class StepPreview(StepRecorder recorder, MigrationLedger ledger, RunLog log)
{
    public void Run(PreparedStep step)
    {
        var recorded = recorder.Record(step, step.Instance);
        for (var index = 0; index < recorded.Expressions.Count; index++)
        {
            var expression = recorded.Expressions[index];
            log.Begin(expression);
            try
            {
                expression.ExecuteWith(recorded.Collector);
            }
            catch (DatabaseOperationNotSupportedException cause)
            {
                throw StepErrors.NotSupported(step, $"operation {index + 1} of {recorded.Expressions.Count}", LedgerErrors.Unchanged, cause);
            }

            foreach (var command in recorded.Collector.Take())
                log.Run(command);
            log.End(expression);
        }

        if (ledger.Record(step) is { } row)
            log.Run(row);
    }
}
