using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>All assemblies that are scanned for everything.</summary>
public interface IAssemblySource
{
    IReadOnlyCollection<Assembly> Assemblies { get; }
}
