using System.Globalization;
using Gromozeka.FluentMigrations.Batches;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;

namespace Gromozeka.FluentMigrations.Execution.Transactions;

/// <summary>The waits between batches. Each ends when the run is canceled. On a temporary database there are none.</summary>
internal sealed class BatchWaits(StepContext context, PreparedStep step, BatchPace pace, CancellationToken cancellationToken)
{
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly BatchPauses _pauses = new(pace);
    private bool _isPaused;

    /// <summary>Waits until batches may begin, by the time of the day.</summary>
    public void ForHours()
    {
        if (context.IsTrial || pace.Hours is not var (from, to) || pace.Allows(Now))
            return;
        BatchLog.WaitsForHours(context.Logger, step.Name, step.DirectionName, Text(from), Text(to));
        while (!pace.Allows(Now))
            Wait(s_betweenLooks);
    }

    /// <summary>Waits before the next look whether an operator has resumed the migration.</summary>
    public void WhilePaused()
    {
        if (!_isPaused)
            BatchLog.Paused(context.Logger, step.Name, step.DirectionName);
        _isPaused = true;
        Wait(s_betweenLooks);
    }

    /// <summary>Lets others write after a batch.</summary>
    /// <param name="worked">How long its transaction took.</param>
    public void After(TimeSpan worked)
    {
        _isPaused = false;
        if (!context.IsTrial && _pauses.After(worked, context.Session.CommitsOfOthers()) is { Ticks: > 0 } pause)
            Wait(pause);
    }

    private TimeOnly Now => TimeOnly.FromDateTime(context.History.Start().At.LocalDateTime);

    private static string Text(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private void Wait(TimeSpan time)
    {
        cancellationToken.WaitHandle.WaitOne(time);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
