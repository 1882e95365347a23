using System.Diagnostics.CodeAnalysis;

using FluentMigrator.Infrastructure.Extensions;

namespace FluentMigrator.Runner.Infrastructure;

/// <summary>The tags of a class, those of its base classes and interfaces included, compared with their case.</summary>
internal static class TypeTags
{
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Only a search through all classes asks for tags, and a trimmed program has none.")]
    public static IReadOnlyCollection<TagsAttribute> Of(Type type)
        =>
        [
            .. type.GetAllAttributes<TagsAttribute>(inherit: true),
            .. type.GetInterfaces().SelectMany(contract => contract.GetAllAttributes<TagsAttribute>()),
        ];

    /// <summary>
    /// Whether all of the tags asked for are among those that are required, taken together, or one of them is among
    /// those of which any is enough. With no tags asked for, nothing matches.
    /// </summary>
    public static bool Match(Type type, IEnumerable<string> tagsToMatch)
    {
        var asked = (tagsToMatch ?? []).ToHashSet();
        if (asked.Count == 0)
            return false;
        var tags = Of(type);
        return asked.IsSubsetOf(Names(tags, TagBehavior.RequireAll)) || asked.Overlaps(Names(tags, TagBehavior.RequireAny));
    }

    private static IEnumerable<string> Names(IEnumerable<TagsAttribute> tags, TagBehavior behavior)
        => tags.Where(tag => tag.Behavior == behavior).SelectMany(tag => tag.TagNames);
}
