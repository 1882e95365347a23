namespace FluentMigrator.Runner.Initialization;

/// <summary>Which classes of the assemblies count.</summary>
public class TypeFilterOptions
{
    /// <summary>Only those of this namespace; null or empty for all.</summary>
    public string Namespace { get; set; }

    /// <summary>Whether those of the namespaces below it count too.</summary>
    public bool NestedNamespaces { get; set; }
}
