using FluentMigrator.Exceptions;

namespace FluentMigrator.Runner.Exceptions;

/// <summary>The base of the errors of a run, as opposed to those of the database.</summary>
public class RunnerException : FluentMigratorException
{
    protected RunnerException()
    {
    }

    protected RunnerException(string message)
        : base(message)
    {
    }

    protected RunnerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
