using System.Threading.Channels;
using Gromozeka.FluentMigrations.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Hosting.Notifications;

/// <summary>
/// Calls the notifiers of the host, one after the other, on a different thread from the run. However the program ends, the remaining
/// notifications are delivered first, until a timeout expires: when the services are disposed (before the notifiers are) or, if they are
/// not, when the process exits.
/// </summary>
internal sealed partial class NotificationQueue : IAsyncDisposable, IDisposable
{
    private const int Most = 1000;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_lastWord = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger;
    private readonly List<IMigrationNotifier> _notifiers;

    // If the queue is full, the oldest is dropped, because the last one says how the run ended.
    private readonly Channel<MigrationProgress> _waiting;
    private readonly Lock _lock = new();
    private Task _work = Task.CompletedTask;

    public NotificationQueue(IEnumerable<IMigrationNotifier> notifiers, ILogger<NotificationQueue>? logger = null)
    {
        _logger = logger ?? NullLogger<NotificationQueue>.Instance;
        _notifiers = [.. notifiers];
        _waiting = Channel.CreateBounded<MigrationProgress>(
            new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest },
            dropped => LogDropped(_logger, dropped.Kind)
        );
        if (_notifiers.Count > 0)
            AppDomain.CurrentDomain.ProcessExit += WaitAtExit;
    }

    /// <summary>Whether notifiers receive this kind of progress.</summary>
    public static bool Takes(MigrationProgress progress) =>
        progress.Kind is not (MigrationProgressKind.Rows or MigrationProgressKind.BackingUp);

    public void Add(MigrationProgress progress)
    {
        if (_notifiers.Count == 0)
            return;
        _waiting.Writer.TryWrite(progress);
        lock (_lock)
        {
            // It is not known here whether the previous worker has already checked the queue for the last time.
            var before = _work;
            _work = Task.Run(() => WorkAfterAsync(before));
        }
    }

    /// <summary>Completes when all notifications are delivered, or after a timeout.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken = default)
    {
        Task work;
        lock (_lock)
            work = _work;
        if (await Task.WhenAny(work, Task.Delay(s_lastWord, cancellationToken)).ConfigureAwait(false) != work)
            LogUndelivered(_logger, _waiting.Reader.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await DrainAsync().ConfigureAwait(false);
        AppDomain.CurrentDomain.ProcessExit -= WaitAtExit;
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void WaitAtExit(object? sender, EventArgs arguments) => DrainAsync().GetAwaiter().GetResult();

    private async Task WorkAfterAsync(Task before)
    {
        await before.ConfigureAwait(false);
        while (_waiting.Reader.TryRead(out var progress))
        {
            foreach (var notifier in _notifiers)
                await NotifyAsync(notifier, progress).ConfigureAwait(false);
        }
    }

    private async Task NotifyAsync(IMigrationNotifier notifier, MigrationProgress progress)
    {
        try
        {
            using var limit = new CancellationTokenSource(s_longest);
            await notifier.NotifyAsync(progress, limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // An exception of a notifier must not fail the run.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            LogFailure(_logger, notifier.GetType().Name, progress.Kind, Secrets.Mask(cause.Message));
        }
    }

    [LoggerMessage(110, LogLevel.Warning, "{Notifier} could not be notified of {Kind}: {Reason}")]
    private static partial void LogFailure(ILogger logger, string notifier, MigrationProgressKind kind, string reason);

    [LoggerMessage(115, LogLevel.Warning, "No notifier was notified of {Kind}: the notifiers are slower than the run")]
    private static partial void LogDropped(ILogger logger, MigrationProgressKind kind);

    [LoggerMessage(
        116,
        LogLevel.Warning,
        "A notifier has not returned, and {Waiting} more notifications wait for it; the program does not wait any longer"
    )]
    private static partial void LogUndelivered(ILogger logger, int waiting);
}
