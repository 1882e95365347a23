namespace FluentMigrator.Runner.Logging;

/// <summary>How the log that is a script separates statements.</summary>
public class SqlScriptFluentMigratorLoggerOptions : FluentMigratorLoggerOptions
{
    public SqlScriptFluentMigratorLoggerOptions() => OutputSemicolonDelimiter = true;

    /// <summary>Whether a line with <c>GO</c> follows each statement.</summary>
    public bool OutputGoBetweenStatements { get; set; }

    /// <summary>Whether each statement ends with a semicolon.</summary>
    public bool OutputSemicolonDelimiter { get; set; }
}
