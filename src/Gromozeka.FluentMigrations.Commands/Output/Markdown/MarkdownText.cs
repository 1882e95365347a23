using System.Text;
using Gromozeka.FluentMigrations.Diagnostics;

namespace Gromozeka.FluentMigrations.Commands.Output.Markdown;

/// <summary>
/// Writes text of any author into Markdown as GitHub renders it: nothing in it becomes markup, HTML, a mention or a reference. Secrets are
/// masked. Escaped are the characters that are markup within a line: text never begins one.
/// </summary>
internal static class MarkdownText
{
    private const string Markup = @"\`*_[]<>&#|~$:@";

    /// <summary>Text in a line; a longer one than the limit is cut.</summary>
    public static string Line(string text, int limit = 300)
    {
        var escaped = new StringBuilder();
        foreach (var letter in Cut(OneLine(text), limit))
        {
            if (Markup.Contains(letter, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(letter);
            // A backslash does not stop GitHub from reading @name and #1 in the rendered text.
            if (letter is '@' or '#')
                escaped.Append("&#8203;");
        }

        return escaped.ToString();
    }

    /// <summary>A name or a path in a code span.</summary>
    public static string Code(string text, int limit = 300)
    {
        text = Cut(OneLine(text), limit);
        var fence = new string('`', LongestRun(text) + 1);
        var space = text is ['`', ..] or [.., '`'] ? " " : "";
        return $"{fence}{space}{text}{space}{fence}";
    }

    /// <summary>Lines in a code block.</summary>
    public static string Block(string text, string language)
    {
        text = Visible.Of(Secrets.Mask(text).ReplaceLineEndings("\n")).TrimEnd('\n');
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}{language}\n{text}\n{fence}\n";
    }

    private static string OneLine(string text) => Visible.Of(Secrets.Mask(text).ReplaceLineEndings(" ").Replace('\t', ' ')).Trim();

    private static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)] + "…";

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
