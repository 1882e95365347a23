namespace Gromozeka.FluentMigrations.Fingerprints;

/// <summary>
/// Separates the literals of SQL from the rest, in any dialect: texts in single quotes, and numbers. A text that only looks like a literal
/// does no harm: it is compared all the same, unless it differs between two recordings of the same code.
/// </summary>
internal static class SqlWords
{
    /// <summary>
    /// The parts of SQL in order. Its line ends are those of the checkout that it was compiled from, so they count as one kind.
    /// </summary>
    public static IEnumerable<(string Text, bool IsLiteral)> Of(string sql)
    {
        sql = sql.ReplaceLineEndings("\n").Trim();
        var done = 0;
        for (var i = 0; i < sql.Length; )
        {
            var end =
                sql[i] == '\'' ? EndOfText(sql, i)
                : char.IsAsciiDigit(sql[i]) && (i == 0 || !IsName(sql[i - 1])) ? EndOfNumber(sql, i)
                : i;
            if (end == i)
            {
                i++;
                continue;
            }

            if (i > done)
                yield return (sql[done..i], false);
            yield return (sql[i..end], true);
            i = done = end;
        }

        if (done < sql.Length)
            yield return (sql[done..], false);
    }

    private static int EndOfText(string sql, int start)
    {
        for (var i = start + 1; i < sql.Length; i++)
        {
            if (sql[i] != '\'')
                continue;
            if (i + 1 == sql.Length || sql[i + 1] != '\'')
                return i + 1;
            i++;
        }

        return sql.Length;
    }

    private static int EndOfNumber(string sql, int start)
    {
        var end = start;
        while (end < sql.Length && (IsName(sql[end]) || sql[end] == '.'))
            end++;
        return end;
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c == '_';
}
