using Microsoft.Extensions.Logging;

namespace FluentMigrator.Runner.Logging;

/// <summary>The base of the runner's own log formats: tells the kinds of entries apart.</summary>
public abstract class FluentMigratorLogger : ILogger
{
    private readonly FluentMigratorLoggerOptions _options;

    protected FluentMigratorLogger(FluentMigratorLoggerOptions options) => _options = options;

    public IDisposable BeginScope<TState>(TState state) => NoScope.Instance;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        if (logLevel >= LogLevel.Error)
            WriteError(exception, formatter(state, exception));
        else if (state is TimeSpan time && eventId == RunnerEventIds.ElapsedTime)
            WriteElapsed(time);
        else
            Write(eventId, formatter(state, exception));
    }

    protected abstract void WriteElapsedTime(TimeSpan timeSpan);

    protected abstract void WriteEmphasize(string message);

    /// <summary>Writes that a statement would have no text.</summary>
    protected abstract void WriteEmptySql();

    protected abstract void WriteError(string message);

    protected abstract void WriteError(Exception exception);

    protected abstract void WriteHeading(string message);

    protected abstract void WriteSay(string message);

    protected abstract void WriteSql(string sql);

    private void WriteError(Exception exception, string message)
    {
        if (exception is null)
            WriteError(message);
        else
            WriteError(exception);
    }

    private void WriteElapsed(TimeSpan time)
    {
        if (_options.ShowElapsedTime)
            WriteElapsedTime(time);
    }

    private void Write(EventId eventId, string message)
    {
        if (eventId == RunnerEventIds.Sql)
            WriteSqlIfShown(message);
        else if (eventId == RunnerEventIds.Heading)
            WriteHeading(message);
        else if (eventId == RunnerEventIds.Emphasize)
            WriteEmphasize(message);
        else
            WriteSay(message);
    }

    private void WriteSqlIfShown(string sql)
    {
        if (!_options.ShowSql)
            return;
        if (string.IsNullOrEmpty(sql))
            WriteEmptySql();
        else
            WriteSql(sql);
    }

    private sealed class NoScope : IDisposable
    {
        public static readonly NoScope Instance = new();

        public void Dispose()
        {
        }
    }
}
