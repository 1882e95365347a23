namespace FluentMigrator.Exceptions;

/// <summary>An expression asks for something that the database product cannot do.</summary>
public class DatabaseOperationNotSupportedException : FluentMigratorException
{
    public DatabaseOperationNotSupportedException()
    {
    }

    public DatabaseOperationNotSupportedException(string message)
        : base(message)
    {
    }

    public DatabaseOperationNotSupportedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
