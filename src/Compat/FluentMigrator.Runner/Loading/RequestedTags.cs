using FluentMigrator.Runner.Initialization;

namespace FluentMigrator.Runner;

/// <summary>The tags that a run asks for.</summary>
internal static class RequestedTags
{
    /// <exception cref="ArgumentException">One of them has no text: it would match nothing, and leave migrations out without a word.</exception>
    public static string[] Of(RunnerOptions options)
    {
        string[] tags = options.Tags ?? [];
        return Array.Exists(tags, string.IsNullOrWhiteSpace)
            ? throw new ArgumentException(
                $"RunnerOptions.Tags: tag {Array.FindIndex(tags, string.IsNullOrWhiteSpace) + 1} of {tags.Length} has no text. Leave it out, or name the tag.")
            : tags;
    }
}
