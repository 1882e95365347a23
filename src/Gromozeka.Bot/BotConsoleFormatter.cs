using System.Globalization;
using Gromozeka.FluentMigrations;
using Gromozeka.FluentMigrations.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Gromozeka.Bot;

/// <summary>
/// One line for each entry. A failed start is omitted, because the program reports it itself, once and without a stack trace; other log
/// providers get it in full.
/// </summary>
internal sealed class BotConsoleFormatter(TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "bot";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        if (
            logEntry.Exception is MigrationException or OptionsValidationException
            || logEntry.Category == "Microsoft.Extensions.Hosting.Internal.Host" && logEntry.Exception is not null
        )
        {
            return;
        }

        var time = clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        textWriter.WriteLine($"{time} {Level(logEntry.LogLevel)} {logEntry.Formatter(logEntry.State, null)}");
        if (logEntry.Exception is not null)
            textWriter.WriteLine(Secrets.Mask(logEntry.Exception.ToString()));
    }

    private static string Level(LogLevel level) =>
        level switch
        {
            LogLevel.Information => "info ",
            LogLevel.Warning => "warn ",
            LogLevel.Error or LogLevel.Critical => "error",
            _ => "debug",
        };
}
