using FluentMigrator.Runner.Logging;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner;

/// <summary>Adds the console in the runner's format.</summary>
public static class FluentMigratorLoggingExtensions
{
    public static ILoggerFactory AddFluentMigratorConsole(this ILoggerFactory loggerFactory)
        => loggerFactory.AddFluentMigratorConsole(new FluentMigratorLoggerOptions());

    public static ILoggerFactory AddFluentMigratorConsole(this ILoggerFactory loggerFactory, FluentMigratorLoggerOptions options)
    {
        loggerFactory.AddProvider(new FluentMigratorConsoleLoggerProvider(Options.Create(options)));
        return loggerFactory;
    }

    /// <summary>Adds it; <see cref="FluentMigratorLoggerOptions"/> say what it shows.</summary>
    public static ILoggingBuilder AddFluentMigratorConsole(this ILoggingBuilder loggingBuilder)
    {
        loggingBuilder.Services.AddSingleton<ILoggerProvider, FluentMigratorConsoleLoggerProvider>();
        return loggingBuilder;
    }
}
