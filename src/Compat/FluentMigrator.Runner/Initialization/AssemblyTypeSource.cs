namespace FluentMigrator.Runner.Initialization;

/// <summary>The public classes of the assemblies that are scanned for everything.</summary>
public class AssemblyTypeSource : ITypeSource
{
    private readonly IAssemblySource _source;

    public AssemblyTypeSource(IAssemblySource source) => _source = source;

    public IEnumerable<Type> GetTypes() => UsableTypes.Of(_source.Assemblies);
}
