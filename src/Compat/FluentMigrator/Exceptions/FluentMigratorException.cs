namespace FluentMigrator.Exceptions;

/// <summary>The base of the errors that migrating a database raises.</summary>
public abstract class FluentMigratorException : Exception
{
    protected FluentMigratorException()
    {
    }

    protected FluentMigratorException(string message)
        : base(message)
    {
    }

    protected FluentMigratorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
