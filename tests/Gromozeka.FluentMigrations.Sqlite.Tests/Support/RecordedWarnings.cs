using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Sqlite.Support;

/// <summary>Keeps the warnings that are logged.</summary>
internal sealed class RecordedWarnings : ILogger<MigrationManager>
{
    public List<string> Texts { get; } = [];

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
        if (logLevel == LogLevel.Warning)
            Texts.Add(formatter(state, exception));
    }
}
