namespace Gromozeka.FluentMigrations.Batches;

/// <summary>
/// A part of a statement that an author writes. It must not reach beyond its place: a comment would hide the condition that follows it, and
/// the statement would change every row of the table.
/// </summary>
internal static class SqlFragment
{
    /// <summary>What is wrong with a text, as the end of a sentence; null if nothing is.</summary>
    public static string? FaultOf(string sql)
    {
        if (string.IsNullOrWhiteSpace(sql))
            return "is empty";
        var depth = 0;
        foreach (var (at, text) in Parts(sql))
        {
            if (text is "--" or "/*")
                return "has a comment";
            if (text is ";")
                return "has a semicolon";
            if (text is "'" or "\"" or "`")
                return $"has an unfinished {text}";
            depth +=
                text is "(" ? 1
                : text is ")" ? -1
                : 0;
            if (depth < 0)
                return $"closes a parenthesis that it does not open, at character {at + 1}";
        }

        return depth > 0 ? "does not close a parenthesis" : null;
    }

    /// <summary>The columns that assignments write, without quotes.</summary>
    public static IReadOnlyList<string> AssignedBy(string assignments)
    {
        var names = new List<string>();
        var begin = 0;
        var depth = 0;
        foreach (var (at, text) in Parts(assignments).Append((assignments.Length, ",")))
        {
            depth +=
                text is "(" ? 1
                : text is ")" ? -1
                : 0;
            if (text is "," && depth == 0)
                begin = at + 1;
            else if (text is "=" && depth == 0 && begin >= 0)
            {
                names.AddRange(assignments[begin..at].Trim().Trim('(', ')').Split(',').Select(Unquote));
                // Further signs of the same assignment compare.
                begin = -1;
            }
        }

        return names;
    }

    private static string Unquote(string name)
    {
        var last = name.Trim();
        return last is [var first, .., _] && "\"`[".Contains(first, StringComparison.Ordinal) ? last[1..^1] : last;
    }

    /// <summary>The signs outside of quotes, and a quote that is not closed.</summary>
    private static IEnumerable<(int At, string Text)> Parts(string sql)
    {
        for (var at = 0; at < sql.Length; at++)
        {
            var sign = sql[at];
            if (sign is '\'' or '"' or '`')
            {
                var end = sql.IndexOf(sign, at + 1);
                if (end < 0)
                {
                    yield return (at, sign.ToString());
                    yield break;
                }

                at = end;
            }
            else if (sign is '-' or '/' && at + 1 < sql.Length && sql.AsSpan(at, 2) is "--" or "/*")
            {
                yield return (at, sql.Substring(at, 2));
            }
            else if (sign is '(' or ')' or ';' or ',' or '=')
            {
                yield return (at, sign.ToString());
            }
        }
    }
}
