namespace FluentMigrator.Exceptions;

/// <summary>No processor is registered under the requested database id.</summary>
public class ProcessorFactoryNotFoundException : FluentMigratorException
{
    public ProcessorFactoryNotFoundException()
    {
    }

    public ProcessorFactoryNotFoundException(string message)
        : base(message)
    {
    }

    public ProcessorFactoryNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
