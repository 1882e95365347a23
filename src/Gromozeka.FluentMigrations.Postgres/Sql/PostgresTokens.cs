namespace Gromozeka.FluentMigrations.Postgres.Sql;

/// <summary>
/// Reads the tokens of a script, without comments (https://www.postgresql.org/docs/current/sql-syntax-lexical.html). A text, a name in
/// quotes and a number are one token each; every other character that is not part of a word is one.
/// </summary>
internal static class PostgresTokens
{
    public static IEnumerable<Range> Of(string script)
    {
        var at = 0;
        while (at < script.Length)
        {
            var end = EndOfSpace(script, at);
            if (end == at)
            {
                end = EndOfToken(script, at);
                yield return at..end;
            }

            at = end;
        }
    }

    /// <summary>The end of what stands between tokens: spaces, and comments, which may contain others.</summary>
    private static int EndOfSpace(string script, int at)
    {
        if (char.IsWhiteSpace(script[at]) || script[at] == '\uFEFF')
            return at + 1;
        if (script.AsSpan(at).StartsWith("--"))
            return EndOf(script, at, '\n');
        if (!script.AsSpan(at).StartsWith("/*"))
            return at;
        var depth = 0;
        for (; at + 1 < script.Length; at++)
        {
            var two = script.AsSpan(at, 2);
            if (two is "/*")
                (depth, at) = (depth + 1, at + 1);
            else if (two is "*/")
            {
                (depth, at) = (depth - 1, at + 1);
                if (depth == 0)
                    return at + 1;
            }
        }

        return script.Length;
    }

    private static int EndOfToken(string script, int at) =>
        script[at] switch
        {
            '\'' => EndOfQuoted(script, at, hasEscapes: false),
            '"' => EndOfQuoted(script, at, hasEscapes: false),
            'E' or 'e' when at + 1 < script.Length && script[at + 1] == '\'' => EndOfQuoted(script, at + 1, hasEscapes: true),
            '$' when EndOfTag(script, at) is { } tag => EndOfDollars(script, at, tag),
            var one when IsOfWord(one) => EndOfWord(script, at),
            _ => at + 1,
        };

    private static int EndOfQuoted(string script, int at, bool hasEscapes)
    {
        var quote = script[at];
        for (at++; at < script.Length; at++)
        {
            if (hasEscapes && script[at] == '\\')
                at++;
            else if (script[at] == quote)
            {
                if (at + 1 >= script.Length || script[at + 1] != quote)
                    return at + 1;
                at++;
            }
        }

        return script.Length;
    }

    /// <summary>The end of <c>$tag$</c>; null if a dollar sign begins something else, such as a parameter.</summary>
    private static int? EndOfTag(string script, int at)
    {
        var end = at + 1;
        while (end < script.Length && script[end] != '$' && IsOfWord(script[end]))
            end++;
        return end < script.Length && script[end] == '$' && !char.IsAsciiDigit(script[at + 1]) ? end + 1 : null;
    }

    private static int EndOfDollars(string script, int at, int endOfTag)
    {
        var tag = script[at..endOfTag];
        var end = script.IndexOf(tag, endOfTag, StringComparison.Ordinal);
        return end < 0 ? script.Length : end + tag.Length;
    }

    private static int EndOfWord(string script, int at)
    {
        while (at < script.Length && (IsOfWord(script[at]) || script[at] == '$'))
            at++;
        return at;
    }

    private static int EndOf(string script, int at, char last)
    {
        var end = script.IndexOf(last, at);
        return end < 0 ? script.Length : end + 1;
    }

    private static bool IsOfWord(char one) => char.IsLetterOrDigit(one) || one == '_' || one > '\x7F';
}
