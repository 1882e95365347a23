using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.CSharp;

/// <summary>Writes texts as C# literals with exactly that value.</summary>
internal static partial class CodeText
{
    private const int LongestLine = 100;

    /// <summary>A literal on one line. Letters that cannot be seen, or that end a line, are escaped.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\\')
                literal.Append('\\').Append(text[i]);
            else if (IsVisible(text, i))
                literal.Append(text[i]);
            else
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
        }

        return literal.Append('"').ToString();
    }

    /// <summary>
    /// SQL as the argument of a method: on one line if it is short, otherwise line by line as it is. A text with letters that cannot be
    /// seen, or with other ends of lines than <c>\n</c>, is always on one line.
    /// </summary>
    public static string Sql(string sql)
    {
        if (!sql.Contains('\n', StringComparison.Ordinal) && sql.Length <= LongestLine && !sql.Contains('\\', StringComparison.Ordinal))
            return Literal(sql);
        if (!Enumerable.Range(0, sql.Length).All(i => sql[i] is '\n' or '\t' || IsVisible(sql, i)))
            return Literal(sql);
        var quotes = new string('"', Math.Max(3, Quotes().Matches(sql).Select(run => run.Length + 1).DefaultIfEmpty().Max()));
        return $"\n    {quotes}\n{Indent(sql)}\n    {quotes}\n";
    }

    /// <summary>Indents each line that is not empty.</summary>
    public static string Indent(string code, int depth = 1) =>
        string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', 4 * depth) + line));

    private static bool IsVisible(string text, int index) =>
        CharUnicodeInfo.GetUnicodeCategory(text, index)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate
            )
        || char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]) && IsVisible(text, index - 1);

    [GeneratedRegex("\"+")]
    private static partial Regex Quotes();
}
