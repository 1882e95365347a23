namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>
/// Wraps plain text between words, without Spectre, which takes longer to load than most commands. Text with tags, characters that may be
/// two columns wide, or words that do not fit is left to Spectre.
/// </summary>
internal static class Wrapping
{
    private const char FirstWide = '\u2E80';

    /// <summary>
    /// Whether a line of markup fits as it is. The result is false if it contains characters that may be two columns wide.
    /// </summary>
    public static bool Fits(string markup, int width) => PlainText.Of(markup) is var text && text.Length <= width && IsNarrow(text);

    /// <summary>The lines of a text that is wider than the screen.</summary>
    /// <param name="markup">The text, with its indentation.</param>
    /// <param name="width">The width of the screen.</param>
    /// <param name="hanging">The indentation of continuation lines of a line without indentation.</param>
    /// <returns>Markup; null if the text is left to Spectre.</returns>
    public static IReadOnlyList<string>? Line(string markup, int width, int hanging)
    {
        var indent = markup.Length - markup.TrimStart(' ').Length;
        var others = indent == 0 ? hanging : indent;
        return IsPlain(markup) && Words(markup[indent..], width - others) is { } lines
            ? [.. lines.Select((line, index) => new string(' ', index == 0 ? indent : others) + PlainText.Escape(line))]
            : null;
    }

    /// <summary>The lines of rows in which only the last cell is wrapped.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="width">The width of the screen.</param>
    /// <param name="gap">The number of spaces between two cells.</param>
    /// <returns>Markup; null if the rows are left to Spectre.</returns>
    public static IReadOnlyList<string>? Table(IReadOnlyList<string[]> rows, int width, int gap)
    {
        var last = rows.Max(row => row.Length) - 1;
        if (last < 1 || rows.Any(row => row.Length != last + 1 || !row.All(IsPlain)))
            return null;
        if (Enumerable.Range(0, last + 1).Any(column => Rows.IsNumber(rows, column)))
            return null;
        var widths = Enumerable.Range(0, last).Select(column => rows.Max(row => PlainText.Of(row[column]).Length)).ToList();
        var start = widths.Sum() + widths.Count * gap;
        // A column that is wider than the rest of the line would be wrapped as well.
        if (width - start < widths.Max())
            return null;
        var lines = new List<string>();
        foreach (var row in rows)
        {
            if (Words(row[last], width - start) is not { } parts)
                return null;
            var cells = string.Concat(row.Take(last).Select((cell, column) => Padded(cell, widths[column] + gap)));
            lines.AddRange(
                parts.Select((part, index) => ((index == 0 ? cells : new string(' ', start)) + PlainText.Escape(part)).TrimEnd(' '))
            );
        }

        return lines;
    }

    private static string Padded(string cell, int width) => cell + new string(' ', width - PlainText.Of(cell).Length);

    private static bool IsNarrow(string text) =>
        !text.AsSpan().ContainsAnyInRange(FirstWide, char.MaxValue) && !text.AsSpan().ContainsAny('\n', '\t');

    private static bool IsPlain(string markup) => !PlainText.HasTags(markup) && IsNarrow(markup);

    /// <summary>Lines of whole words; null if a word is longer than a line, or several spaces separate two words.</summary>
    private static List<string>? Words(string markup, int width)
    {
        var text = PlainText.Of(markup);
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (word.Length > width || (word.Length == 0 && text.Length > 0))
                return null;
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= width)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }

        return lines;
    }
}
