using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Logging;

/// <summary>Logs to the console in the runner's format.</summary>
public class FluentMigratorConsoleLoggerProvider : ILoggerProvider
{
    private readonly FluentMigratorConsoleLogger _logger;

    public FluentMigratorConsoleLoggerProvider(IOptions<FluentMigratorLoggerOptions> options)
        => _logger = new FluentMigratorConsoleLogger(options.Value);

    public ILogger CreateLogger(string categoryName) => _logger;

    public void Dispose()
    {
    }
}
