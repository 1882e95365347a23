using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Gromozeka.Bot;

/// <summary>The log of the bot: standard error, one line for each entry.</summary>
internal static class BotConsole
{
    /// <summary>Writes to the console only. The host's other providers and formatters are not used, and take time at each start.</summary>
    public static void UseBotConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders().AddConsole();
        logging.Services.RemoveAll<ConsoleFormatter>();
        logging.Services.AddSingleton<ConsoleFormatter, BotConsoleFormatter>();
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
        {
            console.FormatterName = BotConsoleFormatter.FormatterName;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
    }
}
