using System.Reflection;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Offers the public migrations and profiles of given assemblies.</summary>
public class AssemblyMigrationSourceItem : IMigrationSourceItem
{
    private readonly IReadOnlyCollection<Assembly> _assemblies;

    public AssemblyMigrationSourceItem(IReadOnlyCollection<Assembly> assemblies) => _assemblies = assemblies;

    public IEnumerable<Type> MigrationTypeCandidates => UsableTypes.Of(_assemblies).Where(type => typeof(IMigration).IsAssignableFrom(type));
}
