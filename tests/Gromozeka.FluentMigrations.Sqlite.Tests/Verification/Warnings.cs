using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Sqlite.Verification;

/// <summary>Keeps what is logged as a warning.</summary>
internal sealed class Warnings : ILogger<MigrationManager>
{
    public List<string> Texts { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel == LogLevel.Warning)
            Texts.Add(formatter(state, exception));
    }
}
