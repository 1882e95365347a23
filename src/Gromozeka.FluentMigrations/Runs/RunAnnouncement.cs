using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Recording;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runs;

/// <summary>Says, to the log and to the listeners, which steps a run begins.</summary>
internal static class RunAnnouncement
{
    /// <param name="database">The database.</param>
    /// <param name="steps">The steps; without any, nothing is said.</param>
    /// <param name="current">The version before the first step.</param>
    /// <param name="logger">The log.</param>
    /// <param name="watch">The listeners; null for none.</param>
    public static void Of(IDatabase database, IReadOnlyList<PreparedStep> steps, long current, ILogger logger, RunWatch? watch)
    {
        if (steps.Count == 0)
            return;
        watch?.Announce(steps.Count, current);
        if (steps[0].Direction == StepDirection.Up)
            Log.RunStarting(logger, database.Name, steps.Count, current, steps[^1].Migration!.Version);
        else
            Log.RollbackStarting(logger, database.Name, steps.Count, current);
    }
}
