using Microsoft.Extensions.Logging;

namespace FluentMigrator.Runner.Logging;

/// <summary>Logs a script to a writer.</summary>
public class SqlScriptFluentMigratorLoggerProvider : ILoggerProvider
{
    private readonly TextWriter _output;
    private readonly SqlScriptLogger _logger;
    private readonly bool _disposeWriter;

    /// <param name="output">Where the script goes.</param>
    /// <param name="options">What it shows; null for the SQL.</param>
    /// <param name="disposeWriter">Whether the writer is disposed along with this.</param>
    public SqlScriptFluentMigratorLoggerProvider(TextWriter output, SqlScriptFluentMigratorLoggerOptions options = null, bool disposeWriter = true)
    {
        _output = output;
        _disposeWriter = disposeWriter;
        _logger = new SqlScriptLogger(output, options ?? new SqlScriptFluentMigratorLoggerOptions { ShowSql = true });
    }

    public ILogger CreateLogger(string categoryName) => _logger;

    public void Dispose()
    {
        _output.Flush();
        if (_disposeWriter)
            _output.Dispose();
    }
}
