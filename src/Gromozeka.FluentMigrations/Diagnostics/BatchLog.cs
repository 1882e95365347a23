using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>What the engine logs about data migrations in batches.</summary>
internal static partial class BatchLog
{
    [LoggerMessage(60, LogLevel.Information, "{Step} continues, {Direction}: {Progress} of {Table} are done")]
    public static partial void Continues(ILogger logger, string step, string direction, string progress, string table);

    [LoggerMessage(61, LogLevel.Information, "{Step}, {Direction}: {Progress}, {Rate:0} rows/s, {Left} left")]
    public static partial void Progress(ILogger logger, string step, string direction, string progress, double rate, TimeSpan left);

    [LoggerMessage(62, LogLevel.Warning, "{Step} left the row of {Table} with {Key} as it is: {Reason}")]
    public static partial void Skipped(ILogger logger, string step, string table, string key, string reason);

    [LoggerMessage(63, LogLevel.Warning, "{Step} ended with warnings, {Direction}: {Rows} skipped; their keys are in {Table}")]
    public static partial void EndedWithSkips(ILogger logger, string step, string direction, string rows, string table);

    [LoggerMessage(64, LogLevel.Warning, "{Step} was edited while it was running: {Progress} are done as it was before")]
    public static partial void Edited(ILogger logger, string step, string progress);

    [LoggerMessage(65, LogLevel.Warning, "{Step} is paused, {Direction}: it waits until it is resumed")]
    public static partial void Paused(ILogger logger, string step, string direction);

    [LoggerMessage(66, LogLevel.Information, "{Step} waits for its hours, {Direction}: {From} to {To}")]
    public static partial void WaitsForHours(ILogger logger, string step, string direction, string from, string to);

    [LoggerMessage(67, LogLevel.Warning, "{Step} was being rolled back when its process ended; this is completed before it runs again")]
    public static partial void CompletesRollback(ILogger logger, string step);
}
