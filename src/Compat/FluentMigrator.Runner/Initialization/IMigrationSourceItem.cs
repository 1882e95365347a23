namespace FluentMigrator.Runner.Initialization;

/// <summary>Offers classes that may be migrations or profiles.</summary>
public interface IMigrationSourceItem
{
    IEnumerable<Type> MigrationTypeCandidates { get; }
}
