using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Tests.Support;

/// <summary>Remembers what the engine logs, as a console would print it.</summary>
public sealed class LogLines : ILogger<MigrationManager>
{
    private readonly ConcurrentQueue<(int Id, string Text)> _lines = [];

    public IReadOnlyList<string> Texts => [.. _lines.Select(line => line.Text)];

    public int Count(int eventId) => _lines.Count(line => line.Id == eventId);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue((eventId.Id, $"{logLevel}: {formatter(state, exception)}{(exception is null ? "" : "\n" + exception)}"));
}
