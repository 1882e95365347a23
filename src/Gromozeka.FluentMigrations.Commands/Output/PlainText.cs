using System.Text;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Parses Spectre's markup, <c>[bold]text[/]</c>, without Spectre: if nothing is drawn, loading Spectre would take longer than the command.
/// </summary>
internal static class PlainText
{
    public static string Escape(string text) =>
        text.Replace("[", "[[", StringComparison.Ordinal).Replace("]", "]]", StringComparison.Ordinal);

    /// <summary>Whether it contains a tag.</summary>
    public static bool HasTags(string markup) => markup.Replace("[[", "", StringComparison.Ordinal).Contains('[', StringComparison.Ordinal);

    /// <summary>The text of markup with its tags removed or replaced.</summary>
    /// <param name="markup">The markup.</param>
    /// <param name="draw">Returns the replacement of a tag; null to remove all tags.</param>
    public static string Of(string markup, Func<string, string>? draw = null)
    {
        if (!markup.Contains('[', StringComparison.Ordinal) && !markup.Contains(']', StringComparison.Ordinal))
            return markup;
        var text = new StringBuilder(markup.Length);
        for (var index = 0; index < markup.Length; index++)
        {
            var letter = markup[index];
            if (letter is '[' or ']' && index + 1 < markup.Length && markup[index + 1] == letter)
                index++;
            else if (letter == '[')
            {
                var end = markup.IndexOf(']', index);
                text.Append(draw?.Invoke(markup[(index + 1)..end]));
                index = end;
                continue;
            }

            text.Append(letter);
        }

        return text.ToString();
    }
}
