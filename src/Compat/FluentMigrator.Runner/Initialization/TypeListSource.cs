namespace FluentMigrator.Runner.Initialization;

/// <summary>The classes that the host named one by one.</summary>
internal sealed class TypeListSource(IReadOnlyCollection<Type> types) : ITypeSource
{
    public IEnumerable<Type> GetTypes() => UsableTypes.Of(types);
}
