namespace FluentMigrator.Exceptions;

/// <summary>The connection to the database cannot be determined or opened.</summary>
public class UndeterminableConnectionException : FluentMigratorException
{
    public UndeterminableConnectionException()
    {
    }

    public UndeterminableConnectionException(string message)
        : base(message)
    {
    }

    public UndeterminableConnectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
