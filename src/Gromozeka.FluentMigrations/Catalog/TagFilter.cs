namespace Gromozeka.FluentMigrations.Catalog;

/// <summary>Selects migrations by their tags. Names are case-sensitive, as in FluentMigrator.</summary>
/// <param name="Asked">The tags of the host; null if it has not specified any.</param>
/// <param name="IncludesUntagged">Whether migrations without tags are selected.</param>
internal sealed record TagFilter(IReadOnlyCollection<string>? Asked = null, bool IncludesUntagged = true)
{
    public static TagFilter Of(MigrationOptions options) =>
        new(options.Tags is { } tags ? [.. tags] : null, options.IncludeUntaggedMigrations);

    /// <summary>Whether migrations without tags are selected. They always are if the host names no tag.</summary>
    public bool TakesUntagged => IncludesUntagged || Asked is not { Count: > 0 };

    /// <param name="tags">The tags of a migration; null if it has none.</param>
    public bool Takes(MigrationTags? tags) =>
        tags is null
            ? TakesUntagged
            : Asked is { Count: > 0 } && ((tags.All.Count > 0 && Asked.All(tags.All.Contains)) || Asked.Any(tags.Any.Contains));
}
