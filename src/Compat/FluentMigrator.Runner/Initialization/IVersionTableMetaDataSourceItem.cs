namespace FluentMigrator.Runner.Initialization;

/// <summary>Offers classes that may name the version table.</summary>
public interface IVersionTableMetaDataSourceItem
{
    IEnumerable<Type> GetCandidates(Predicate<Type> predicate);
}
