using Gromozeka.FluentMigrations.Batches;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.History;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>Reports how far a data migration is: to the listeners after each batch, to the log now and then.</summary>
internal sealed class BatchReports(StepContext context, StepAttempt attempt, PreparedStep step)
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(10);

    private StartedStep _line = context.History.Start();

    /// <param name="state">The state that was committed.</param>
    /// <param name="rows">The rows of the batch.</param>
    public void Take(BatchState state, int rows)
    {
        attempt.Reports?.TakeBatch(state.ToProgress(), rows);
        if (_line.Elapsed < s_betweenLines)
            return;
        _line = context.History.Start();
        var progress = state.ToProgress();
        if (progress is { RowsPerSecond: { } rate, TimeLeft: { } left })
            BatchLog.Progress(context.Logger, step.Name, step.DirectionName, progress.ToString(), rate, left);
    }
}
