using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Gromozeka.TestSupport;

/// <summary>Something that was logged.</summary>
public sealed record LogEntry(LogLevel Level, string Category, EventId Event, string Text, Exception? Exception)
{
    /// <summary>As a console would print it.</summary>
    public override string ToString() => $"{Level}: {Text}{(Exception is null ? "" : "\n" + Exception)}";
}

/// <summary>Keeps everything that is logged, at every level. Thread-safe.</summary>
/// <param name="onEntry">Called with the text of each entry.</param>
public sealed class CapturedLog(Action<string>? onEntry = null) : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    public IReadOnlyList<string> Texts => [.. _entries.Select(entry => entry.Text)];

    /// <summary>Each entry with its level and its exception.</summary>
    public IReadOnlyList<string> Lines => [.. _entries.Select(entry => entry.ToString())];

    public IReadOnlyList<string> Warnings => [.. _entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text)];

    public IReadOnlyList<string> Of(EventId what) => [.. _entries.Where(entry => entry.Event == what).Select(entry => entry.Text)];

    public int Count(EventId what) => Of(what).Count;

    public ILogger<T> For<T>() => new Logger<T>(this);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose() { }

    private class Logger(CapturedLog log, string category) : ILogger
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
            var entry = new LogEntry(logLevel, category, eventId, formatter(state, exception), exception);
            log._entries.Enqueue(entry);
            log.OnEntry(entry.Text);
        }
    }

    private sealed class Logger<T>(CapturedLog log) : Logger(log, typeof(T).FullName!), ILogger<T>;

    private void OnEntry(string text) => onEntry?.Invoke(text);
}
