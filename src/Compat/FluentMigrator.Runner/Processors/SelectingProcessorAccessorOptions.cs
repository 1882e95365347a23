namespace FluentMigrator.Runner.Processors;

/// <summary>Which of several processors a run uses.</summary>
public class SelectingProcessorAccessorOptions
{
    /// <summary>The id of the database product, in any case; not needed when there is one processor.</summary>
    public string ProcessorId { get; set; }
}
