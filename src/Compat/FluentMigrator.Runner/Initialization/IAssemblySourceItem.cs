using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Assemblies that are scanned for everything.</summary>
public interface IAssemblySourceItem
{
    IEnumerable<Assembly> Assemblies { get; }
}
