using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>The runner's log messages, in addition to those of FluentMigrator.</summary>
internal static partial class RunnerLog
{
    [LoggerMessage(2, LogLevel.Error, "{Message}")]
    public static partial void StepFailed(ILogger logger, string message, Exception error);

    [LoggerMessage(1, LogLevel.Warning, "No backup of {Database} was created: the transaction of the caller has written to it already")]
    public static partial void NoBackupWithinTransaction(ILogger logger, string database);

    [LoggerMessage(4, LogLevel.Warning, "{Table} was not dropped, because it has versions: {Versions}")]
    public static partial void VersionTableKept(ILogger logger, string table, int versions);

    [LoggerMessage(
        3,
        LogLevel.Warning,
        "{Step}, {Position}: this cannot be tried on a copy of the database without its rows, "
            + "so the rest of the preview may differ from a run: {Reason}"
    )]
    public static partial void NotPreviewed(ILogger logger, string step, string position, string reason);
}
