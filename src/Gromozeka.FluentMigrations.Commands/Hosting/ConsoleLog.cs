using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary>
/// The console logger of a program. It took stdout when the program was built, so that it would log between the data of a command. Until
/// this is disposed, it logs to stderr.
/// </summary>
internal sealed class ConsoleLog : IDisposable
{
    private readonly ConsoleLoggerOptions? _options;
    private readonly LogLevel _before;

    /// <param name="services">The services of the program.</param>
    public ConsoleLog(IServiceProvider services)
    {
        // The logger has the same object, and looks at it for each line.
        if (services.GetService<IOptionsMonitor<ConsoleLoggerOptions>>()?.CurrentValue is not { } options)
            return;
        (_options, _before) = (options, options.LogToStandardErrorThreshold);
        options.LogToStandardErrorThreshold = LogLevel.Trace;
    }

    public void Dispose() => _options?.LogToStandardErrorThreshold = _before;
}
