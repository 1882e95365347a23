using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Keeps what was logged.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    private readonly List<(LogLevel Level, EventId What, string Text)> _entries = [];

    public IReadOnlyList<string> Texts => [.. _entries.Select(entry => entry.Text)];

    public IReadOnlyList<string> Sql => [.. _entries.Where(entry => entry.What == RunnerEventIds.Sql).Select(entry => entry.Text)];

    public IReadOnlyList<string> Headings => [.. _entries.Where(entry => entry.What == RunnerEventIds.Heading).Select(entry => entry.Text)];

    public IReadOnlyList<string> Warnings => [.. _entries.Where(entry => entry.Level == LogLevel.Warning).Select(entry => entry.Text)];

    public ILogger CreateLogger(string categoryName) => this;

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
        lock (_entries)
            _entries.Add((logLevel, eventId, formatter(state, exception)));
    }

    public void Dispose() { }
}
