using FluentMigrator.Runner.Infrastructure;

namespace FluentMigrator.Runner;

/// <summary>Decides by its tags whether a class takes part in a run.</summary>
public static class MigrationConventionsExtensions
{
    /// <summary>As the other; conventions that know nothing of tags are taken to mean the default ones.</summary>
    public static bool HasRequestedTags(this IMigrationRunnerConventions conventions, Type type, string[] tagsList, bool includeUntagged)
        => (conventions as IMigrationRunnerTagConventions ?? DefaultMigrationRunnerConventions.Instance)
            .HasRequestedTags(type, tagsList, includeUntagged);

    /// <summary>A class with tags takes part when they match those asked for; one without when <paramref name="includeUntagged"/> says so.</summary>
    public static bool HasRequestedTags(this IMigrationRunnerTagConventions conventions, Type type, string[] tagsList, bool includeUntagged)
        => conventions.TypeHasTags(type) ? conventions.TypeHasMatchingTags(type, tagsList) : includeUntagged;
}
