using System.Net;
using System.Text.RegularExpressions;
using Markdig;

namespace Gromozeka.FluentMigrations.Commands.Output.Markdown;

/// <summary>Markdown as a reader sees it, rendered by a library that knows GitHub's extensions.</summary>
internal static partial class Rendered
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .UseTaskLists()
        .UseFootnotes()
        .UseMathematics()
        .UseEmojiAndSmiley(enableSmileys: false)
        .Build();

    public static string Html(string markdown) => Markdig.Markdown.ToHtml(markdown, Pipeline);

    public static string Text(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(html, "")).Replace("\u200B", "", StringComparison.Ordinal);

    /// <summary>The names of the elements, in their order.</summary>
    public static IReadOnlyList<string> Elements(string html) => [.. Start().Matches(html).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<([a-z0-9]+)")]
    private static partial Regex Start();
}
