namespace FluentMigrator.Runner.Logging;

/// <summary>Writes to the console, with colours.</summary>
public class FluentMigratorConsoleLogger : FluentMigratorRunnerLogger
{
    public FluentMigratorConsoleLogger(FluentMigratorLoggerOptions options)
        : base(Console.Out, Console.Error, options)
    {
    }

    protected override void WriteEmphasize(string message) => ConsoleUtilities.AsEmphasize(() => base.WriteEmphasize(message));

    protected override void WriteError(Exception exception) => ConsoleUtilities.AsError(() => base.WriteError(exception));

    protected override void WriteError(string message) => ConsoleUtilities.AsError(() => base.WriteError(message));

    protected override void WriteHeading(string message) => ConsoleUtilities.AsHeading(() => base.WriteHeading(message));
}
