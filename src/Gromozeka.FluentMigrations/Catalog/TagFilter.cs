namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Which migrations a host takes by their tags. Names are case-sensitive, as in FluentMigrator.</summary>
/// <param name="Asked">The tags that the host asks for; null when it has said nothing about tags.</param>
/// <param name="IncludesUntagged">Whether migrations without tags count.</param>
internal sealed record TagFilter(IReadOnlyCollection<string>? Asked = null, bool IncludesUntagged = true)
{
    public static TagFilter Of(MigrationOptions options) =>
        new(options.Tags is { } tags ? [.. tags] : null, options.IncludeUntaggedMigrations);

    /// <summary>Whether migrations without tags count: they always do when no tag is asked for.</summary>
    public bool TakesUntagged => IncludesUntagged || Asked is not { Count: > 0 };

    /// <param name="tags">The tags of a migration; null for one without.</param>
    public bool Takes(MigrationTags? tags) =>
        tags is null
            ? TakesUntagged
            : Asked is { Count: > 0 } && ((tags.All.Count > 0 && Asked.All(tags.All.Contains)) || Asked.Any(tags.Any.Contains));
}
