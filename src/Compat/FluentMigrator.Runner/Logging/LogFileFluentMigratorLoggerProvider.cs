using FluentMigrator.Runner.Initialization;

using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Logging;

/// <summary>Logs a script to a file, which is written anew.</summary>
public class LogFileFluentMigratorLoggerProvider : SqlScriptFluentMigratorLoggerProvider
{
    public LogFileFluentMigratorLoggerProvider(IAssemblySource assemblySource, IOptions<LogFileFluentMigratorLoggerOptions> options)
        : base(new StreamWriter(FileName(assemblySource, options.Value)), options.Value)
    {
    }

    private static string FileName(IAssemblySource source, LogFileFluentMigratorLoggerOptions options) =>
        !string.IsNullOrEmpty(options.OutputFileName) ? options.OutputFileName
        : source.Assemblies.FirstOrDefault() is { } assembly ? assembly.GetName().Name + ".sql"
        : throw new InvalidOperationException(
            "LogFileFluentMigratorLoggerOptions.OutputFileName is missing, and there is no assembly to name the file after.");
}
