namespace FluentMigrator.Runner.Initialization;

/// <summary>Offers classes that may be used as <typeparamref name="T"/>.</summary>
public interface ITypeSourceItem<T>
{
    IEnumerable<Type> GetCandidates(Predicate<Type> predicate);
}
