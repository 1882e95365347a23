using Gromozeka.FluentMigrations.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Hosting.Notifications;

/// <summary>
/// Passes the progress of a run to all listeners of the host. An exception of one listener is logged, and the others are still notified.
/// </summary>
internal sealed partial class ProgressFanOut(
    IReadOnlyList<IProgress<MigrationProgress>> listeners,
    Lazy<NotificationQueue> queue,
    ILogger? logger
) : IProgress<MigrationProgress>
{
    /// <param name="provider">The services of the host.</param>
    /// <param name="own">The existing listener; null if there is none.</param>
    public static ProgressFanOut Of(IServiceProvider provider, IProgress<MigrationProgress>? own) =>
        new(
            [
                .. own is null ? [] : new[] { own },
                new ProgressLog(provider.GetService<TimeProvider>() ?? TimeProvider.System, provider.GetService<ILogger<ProgressLog>>()),
                .. provider.GetServices<IProgress<MigrationProgress>>(),
            ],
            provider.GetRequiredService<Lazy<NotificationQueue>>(),
            provider.GetService<ILogger<ProgressFanOut>>()
        );

    public void Report(MigrationProgress value)
    {
        foreach (var listener in listeners)
        {
            try
            {
                listener.Report(value);
            }
#pragma warning disable CA1031 // An exception of a listener must not fail the run.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                if (logger is not null)
                    LogFailure(logger, listener.GetType().Name, value.Kind, Secrets.Mask(cause.Message));
            }
        }

        if (NotificationQueue.Takes(value))
            queue.Value.Add(value);
    }

    [LoggerMessage(114, LogLevel.Warning, "{Listener} could not be notified of {Kind}: {Reason}")]
    private static partial void LogFailure(ILogger logger, string listener, MigrationProgressKind kind, string reason);
}
