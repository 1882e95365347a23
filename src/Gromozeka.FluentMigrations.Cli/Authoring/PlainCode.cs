using System.Text;

namespace Gromozeka.FluentMigrations.Cli.Authoring;

/// <summary>
/// C# without comments and with empty strings, so that text in them is not mistaken for code. It is read as text, so it need not compile.
/// </summary>
internal static class PlainCode
{
    public static string Of(string code)
    {
        var plain = new StringBuilder(code.Length);
        for (var index = 0; index < code.Length; )
        {
            var end = End(code, index);
            if (end == index)
            {
                plain.Append(code[index++]);
                continue;
            }

            // An empty string remains one argument of an attribute.
            plain.Append(code[index] == '/' ? " " : "\"\"");
            index = end;
        }

        return plain.ToString();
    }

    /// <summary>The end of the comment or string that begins at a position; the position itself if none does.</summary>
    private static int End(string code, int start) =>
        code[start] switch
        {
            '/' when At(code, start + 1) == '/' => LineEnd(code, start),
            '/' when At(code, start + 1) == '*' => After(code, "*/", start + 2),
            '\'' => QuoteEnd(code, start + 1, '\''),
            '"' or '@' or '$' => TextEnd(code, start),
            _ => start,
        };

    private static int TextEnd(string code, int start)
    {
        var quote = start;
        while (At(code, quote) is '@' or '$')
            quote++;
        if (At(code, quote) != '"')
            return start;
        var quotes = 0;
        while (At(code, quote + quotes) == '"')
            quotes++;
        if (quotes >= 3)
            return After(code, new string('"', quotes), quote + quotes);
        return code[start..quote].Contains('@', StringComparison.Ordinal) ? VerbatimEnd(code, quote + 1) : QuoteEnd(code, quote + 1, '"');
    }

    /// <summary>An unclosed string ends with its line.</summary>
    private static int QuoteEnd(string code, int index, char quote)
    {
        while (At(code, index) is not ('\0' or '\n') && code[index] != quote)
            index += code[index] == '\\' ? 2 : 1;
        return Math.Min(index + 1, code.Length);
    }

    private static int VerbatimEnd(string code, int index)
    {
        while (index < code.Length && (code[index] != '"' || At(code, index + 1) == '"'))
            index += code[index] == '"' ? 2 : 1;
        return Math.Min(index + 1, code.Length);
    }

    private static int LineEnd(string code, int index) => code.IndexOf('\n', index) is >= 0 and var end ? end : code.Length;

    private static int After(string code, string mark, int index) =>
        code.IndexOf(mark, Math.Min(index, code.Length), StringComparison.Ordinal) is >= 0 and var end ? end + mark.Length : code.Length;

    private static char At(string code, int index) => index < code.Length ? code[index] : '\0';
}
