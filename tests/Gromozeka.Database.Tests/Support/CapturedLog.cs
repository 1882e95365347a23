using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Gromozeka.Database.Tests.Support;

/// <summary>Keeps every log entry.</summary>
/// <param name="onEntry">Called with the text of each entry.</param>
internal sealed class CapturedLog(Action<string>? onEntry = null) : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    public IReadOnlyList<string> Texts => [.. _entries.Select(entry => entry.Text)];

    public IReadOnlyList<string> Warnings => [.. _entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text)];

    public ILogger CreateLogger(string categoryName) => new Logger(_entries, onEntry);

    public void Dispose() { }

    private sealed class Logger(ConcurrentQueue<(LogLevel Level, string Text)> entries, Action<string>? onEntry) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var text = formatter(state, exception) + exception;
            entries.Enqueue((logLevel, text));
            onEntry?.Invoke(text);
        }
    }
}
