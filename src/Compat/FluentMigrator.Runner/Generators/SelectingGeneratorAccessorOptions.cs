namespace FluentMigrator.Runner.Generators;

/// <summary>Which SQL a run writes; the processor follows it unless it is named itself.</summary>
public class SelectingGeneratorAccessorOptions
{
    /// <summary>The id of the database product.</summary>
    public string GeneratorId { get; set; }
}
