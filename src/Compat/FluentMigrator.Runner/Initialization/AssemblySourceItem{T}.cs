using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Offers the classes of given assemblies that are a <typeparamref name="T"/>.</summary>
public class AssemblySourceItem<T> : ITypeSourceItem<T>
{
    private readonly Assembly[] _assemblies;

    public AssemblySourceItem(params Assembly[] assemblies) => _assemblies = assemblies;

    public IEnumerable<Type> GetCandidates(Predicate<Type> predicate)
        => UsableTypes.Of(_assemblies).Where(type => typeof(T).IsAssignableFrom(type) && predicate(type));
}
