namespace FluentMigrator.Runner.Exceptions;

/// <summary>The program has no migrations.</summary>
public class MissingMigrationsException : RunnerException
{
    public MissingMigrationsException()
    {
    }

    public MissingMigrationsException(string message)
        : base(message)
    {
    }

    public MissingMigrationsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
