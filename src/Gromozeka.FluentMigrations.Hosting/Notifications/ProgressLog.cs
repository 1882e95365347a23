using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Hosting.Notifications;

/// <summary>
/// Logs the progress of copying rows, or of a backup, once a second if it takes longer than a second. The engine logs everything else.
/// </summary>
internal sealed partial class ProgressLog(TimeProvider clock, ILogger<ProgressLog>? logger = null) : IProgress<MigrationProgress>
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logger ?? NullLogger<ProgressLog>.Instance;
    private long _last = clock.GetTimestamp();

    public void Report(MigrationProgress value)
    {
        if (value.Kind is not (MigrationProgressKind.Rows or MigrationProgressKind.BackingUp))
        {
            _last = clock.GetTimestamp();
            return;
        }

        if (clock.GetElapsedTime(_last) < s_pause)
            return;
        _last = clock.GetTimestamp();
        if (value.Kind == MigrationProgressKind.BackingUp)
            LogBackup(_logger, value.Database, value.Share ?? 0);
        else if (value.TotalRows is { } total)
            LogRowsOf(_logger, value.Step ?? value.Database, value.Rows ?? 0, total, value.Table ?? "");
        else
            LogRows(_logger, value.Step ?? value.Database, value.Rows ?? 0, value.Table ?? "");
    }

    [LoggerMessage(111, LogLevel.Information, "{Step}: {Rows} rows of {Table}")]
    private static partial void LogRows(ILogger logger, string step, long rows, string table);

    [LoggerMessage(112, LogLevel.Information, "{Step}: {Rows} of {Total} rows of {Table}")]
    private static partial void LogRowsOf(ILogger logger, string step, long rows, long total, string table);

    [LoggerMessage(113, LogLevel.Information, "Backing up {Database}: {Share:P0}")]
    private static partial void LogBackup(ILogger logger, string database, double share);
}
