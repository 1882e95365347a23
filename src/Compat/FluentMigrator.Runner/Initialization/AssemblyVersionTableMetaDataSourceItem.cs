using System.Reflection;

using FluentMigrator.Runner.VersionTableInfo;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Offers the classes of given assemblies that name a version table.</summary>
public class AssemblyVersionTableMetaDataSourceItem : IVersionTableMetaDataSourceItem
{
    private readonly Assembly[] _assemblies;

    public AssemblyVersionTableMetaDataSourceItem(params Assembly[] assemblies) => _assemblies = assemblies;

    public IEnumerable<Type> GetCandidates(Predicate<Type> predicate)
        => UsableTypes.Of(_assemblies).Where(type => typeof(IVersionTableMetaData).IsAssignableFrom(type) && predicate(type));
}
