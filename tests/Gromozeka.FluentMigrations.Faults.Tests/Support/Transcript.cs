using System.Text;
using Microsoft.Extensions.Logging;

namespace Gromozeka.FluentMigrations.Faults.Tests.Support;

/// <summary>Everything that is logged, at every level, as a console would print it.</summary>
internal sealed class Transcript : ILogger<MigrationManager>
{
    private readonly StringBuilder _text = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _text.AppendLine(formatter(state, exception)).AppendLine($"{exception}");

    public override string ToString() => _text.ToString();
}
