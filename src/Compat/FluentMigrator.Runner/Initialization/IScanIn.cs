namespace FluentMigrator.Runner.Initialization;

/// <summary>Assemblies that are named for scanning.</summary>
public interface IScanIn
{
    IAssemblySourceItem SourceItem { get; }
}
