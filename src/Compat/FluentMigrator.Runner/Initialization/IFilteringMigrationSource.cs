namespace FluentMigrator.Runner.Initialization;

/// <summary>Creates migrations.</summary>
public interface IFilteringMigrationSource
{
    /// <summary>The migrations of the classes that the predicate accepts.</summary>
    IEnumerable<IMigration> GetMigrations(Func<Type, bool> predicate);
}
