namespace FluentMigrator.Runner.Initialization;

/// <summary>Assemblies to scan for everything, by name.</summary>
public class AssemblySourceOptions
{
    /// <summary>Names of assemblies, or paths of their files; null for none.</summary>
    public string[] AssemblyNames { get; set; }
}
