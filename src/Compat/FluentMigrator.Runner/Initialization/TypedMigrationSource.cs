using Gromozeka.FluentMigrations.Catalog;

namespace FluentMigrator.Runner.Initialization;

/// <summary>Creates each migration once within a scope, with its constructor's services.</summary>
internal sealed class TypedMigrationSource(
    ITypeSource typeSource, IEnumerable<IMigrationSourceItem> sourceItems, IServiceProvider serviceProvider) : IFilteringMigrationSource
{
    private readonly Dictionary<Type, IMigration> _created = [];

    public IEnumerable<IMigration> GetMigrations(Func<Type, bool> predicate) =>
        sourceItems.SelectMany(item => item.MigrationTypeCandidates)
            .Concat(typeSource.GetTypes().Where(type => typeof(IMigration).IsAssignableFrom(type)))
            .Distinct()
            .Where(predicate)
            .Select(Create);

    private IMigration Create(Type type)
    {
        if (!_created.TryGetValue(type, out var migration))
            _created[type] = migration = MigrationActivator.Create(type, serviceProvider);
        return migration;
    }
}
