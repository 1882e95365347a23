namespace FluentMigrator.Runner.Generators;

/// <summary>How SQL is written.</summary>
public class GeneratorOptions
{
    public GeneratorOptions()
    {
    }

    /// <summary>Accepted for the sake of its callers; what the database cannot do is refused in either mode.</summary>
    public CompatibilityMode? CompatibilityMode { get; set; }
}
