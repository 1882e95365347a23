namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>Splits SQL text into tokens by SQLite's lexical rules (sqlite.org/src, tokenize.c); skips whitespace and comments.</summary>
internal static class SqliteTokenizer
{
    // White space where a token may begin, and a letter within a name (CC_BOM in tokenize.c).
    private const char ByteOrderMark = '\uFEFF';

    public static IEnumerable<SqliteToken> Read(string sql)
    {
        var at = 0;
        while (at < sql.Length)
        {
            var end = Next(sql, at, out var kind);
            if (kind is { } token)
                yield return new SqliteToken(token, sql[at..end], at);
            at = end;
        }
    }

    /// <summary>The position of a comment or quoted text that never ends; null if there is none.</summary>
    public static int? FindOpen(string sql)
    {
        var at = 0;
        while (at < sql.Length)
        {
            var end = Next(sql, at, out var kind);
            if (end == sql.Length && IsOpen(sql.AsSpan(at), kind))
                return at;
            at = end;
        }

        return null;
    }

    private static bool IsOpen(ReadOnlySpan<char> last, SqliteTokenKind? kind)
    {
        if (kind is null)
            return last.StartsWith("/*") && (last.Length < 4 || !last.EndsWith("*/"));
        if (kind is not (SqliteTokenKind.Text or SqliteTokenKind.QuotedName))
            return false;
        var quoted = last[0] is 'x' or 'X' ? last[1..] : last;
        var quote = quoted[0] == '[' ? ']' : quoted[0];
        // A quote inside is doubled: the last one closes the text if it is not the second of a pair.
        var quotes = quoted.Length - 1 - quoted[1..].TrimEnd(quote).Length;
        return quote == ']' ? quotes == 0 : quotes % 2 == 0;
    }

    /// <summary>Whether the last word of one text and the first word of the next would merge.</summary>
    public static bool Fuse(string before, string after) => before.Length > 0 && after.Length > 0 && IsWord(before[^1]) && IsWord(after[0]);

    private static int Next(string sql, int at, out SqliteTokenKind? kind)
    {
        kind = null;
        var first = sql[at];
        if (first == ByteOrderMark)
            return at + 1;
        if (IsSpace(first))
            return Space(sql, at);
        if (sql.AsSpan(at).StartsWith("--"))
            return After(sql, "\n", at);
        if (sql.AsSpan(at).StartsWith("/*"))
            return After(sql, "*/", at + 2);

        kind = first switch
        {
            '\'' => SqliteTokenKind.Text,
            'x' or 'X' when at + 1 < sql.Length && sql[at + 1] == '\'' => SqliteTokenKind.Text,
            '"' or '`' or '[' => SqliteTokenKind.QuotedName,
            _ when char.IsAsciiDigit(first) || first == '.' && at + 1 < sql.Length && char.IsAsciiDigit(sql[at + 1]) =>
                SqliteTokenKind.Number,
            _ when IsWord(first) => SqliteTokenKind.Word,
            _ => SqliteTokenKind.Symbol,
        };
        return kind switch
        {
            SqliteTokenKind.Number => Number(sql, at),
            // No quote can be doubled in a blob.
            SqliteTokenKind.Text when first != '\'' => After(sql, "'", at + 2),
            SqliteTokenKind.Text or SqliteTokenKind.QuotedName => Quoted(sql, at, first == '[' ? ']' : first),
            SqliteTokenKind.Word => Word(sql, at),
            _ => at + 1,
        };
    }

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\n' or '\f' or '\r';

    /// <summary>A vertical tab does not begin white space, but continues it.</summary>
    private static int Space(string sql, int at)
    {
        while (at < sql.Length && (IsSpace(sql[at]) || sql[at] == '\v'))
            at++;
        return at;
    }

    private static int After(string sql, string end, int from)
    {
        var found = sql.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + end.Length;
    }

    /// <summary>A quote inside is doubled, except in square brackets.</summary>
    private static int Quoted(string sql, int at, char quote)
    {
        for (var index = at + 1; index < sql.Length; index++)
        {
            if (sql[index] != quote)
                continue;
            if (quote == ']' || index + 1 == sql.Length || sql[index + 1] != quote)
                return index + 1;
            index++;
        }

        return sql.Length;
    }

    private static int Word(string sql, int at)
    {
        while (at < sql.Length && IsWord(sql[at]))
            at++;
        return at;
    }

    /// <summary>Digits with a point and an exponent with its sign; hexadecimal digits; underscores between digits.</summary>
    private static int Number(string sql, int at)
    {
        var isHexadecimal = sql[at] == '0' && at + 1 < sql.Length && sql[at + 1] is 'x' or 'X';
        for (var index = at; index < sql.Length; index++)
        {
            var isSign = sql[index] is '+' or '-' && !isHexadecimal && sql[index - 1] is 'e' or 'E';
            if (!IsWord(sql[index]) && sql[index] != '.' && !isSign)
                return index;
        }

        return sql.Length;
    }

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '$' || letter > '\u007f';
}
