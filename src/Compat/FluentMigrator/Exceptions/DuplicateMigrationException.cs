namespace FluentMigrator.Exceptions;

/// <summary>Two migrations of one build carry the same version.</summary>
public class DuplicateMigrationException : FluentMigratorException
{
    public DuplicateMigrationException()
    {
    }

    public DuplicateMigrationException(string message)
        : base(message)
    {
    }

    public DuplicateMigrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
