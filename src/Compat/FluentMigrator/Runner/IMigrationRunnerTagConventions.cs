namespace FluentMigrator.Runner;

/// <summary>Tells whether a class belongs to the tags a run asks for.</summary>
public interface IMigrationRunnerTagConventions
{
    bool TypeHasMatchingTags(Type type, IEnumerable<string> tagsToMatch);

    bool TypeHasTags(Type type);
}
