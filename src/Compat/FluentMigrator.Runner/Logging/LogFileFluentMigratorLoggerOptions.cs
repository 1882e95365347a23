namespace FluentMigrator.Runner.Logging;

/// <summary>Where the log that is a script goes.</summary>
public class LogFileFluentMigratorLoggerOptions : SqlScriptFluentMigratorLoggerOptions
{
    public LogFileFluentMigratorLoggerOptions() => ShowSql = true;

    /// <summary>The file; null for the name of the first assembly with the ending <c>.sql</c>.</summary>
    public string OutputFileName { get; set; }
}
