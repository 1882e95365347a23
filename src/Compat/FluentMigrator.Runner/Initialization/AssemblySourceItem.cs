using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>The given assemblies.</summary>
public class AssemblySourceItem : IAssemblySourceItem
{
    public AssemblySourceItem(params Assembly[] assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        Assemblies = assemblies;
    }

    public IEnumerable<Assembly> Assemblies { get; }
}
