using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Finds text that would make SQLite ignore a part of a script. SQLite accepts a comment that never ends, reads nothing after a NUL
/// character, and ends a <c>--</c> comment only at a line feed (sqlite.org/lang_comment.html); none of these is an error.
/// </summary>
internal static class UnfinishedText
{
    private const string Next = "close or remove it, and start again";
    private const string LineEnds = "end every line with LF or CR LF, and start again";

    /// <exception cref="CheckFailedException"><see cref="ErrorCodes.InvalidScript"/>.</exception>
    public static void Check(string sql)
    {
        if (sql.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
            throw Unfinished(sql, nul, "there is a NUL character, where SQLite stops reading");
        if (SqliteTokenizer.FindOpen(sql) is { } open)
            throw Unfinished(sql, open, $"{What(sql[open])} never ends");
        if (FindHidden(sql) is { } hidden)
            throw Unfinished(sql, hidden, "a comment goes on after a CR without LF, where for SQLite no line ends", LineEnds);
    }

    /// <summary>A trigger without the END of its body: SQLite would take every statement after it as part of it.</summary>
    /// <param name="sql">The script.</param>
    /// <param name="start">The position of the trigger.</param>
    public static CheckFailedException Trigger(string sql, int start) => Unfinished(sql, start, "the body of a trigger has no END");

    /// <summary>The position of a comment with text after a CR that is not followed by LF; null if there is none.</summary>
    private static int? FindHidden(string sql)
    {
        if (!sql.Contains('\r', StringComparison.Ordinal))
            return null;
        var end = 0;
        foreach (var token in SqliteTokenizer.Read(sql).Append(new SqliteToken(SqliteTokenKind.Symbol, "", sql.Length)))
        {
            if (FindInGap(sql.AsSpan(end..token.Start)) is { } found)
                return end + found;
            end = token.End;
        }

        return null;
    }

    /// <param name="gap">White space and comments between two tokens.</param>
    private static int? FindInGap(ReadOnlySpan<char> gap)
    {
        for (var at = 0; at < gap.Length; at++)
        {
            var rest = gap[at..];
            if (rest.StartsWith("/*"))
                at += 3 + rest[2..].IndexOf("*/");
            if (!rest.StartsWith("--"))
                continue;
            var line = rest.IndexOf('\n') is >= 0 and var lineFeed ? rest[..lineFeed] : rest;
            if (line.IndexOf('\r') is >= 0 and var cr && !line[cr..].IsWhiteSpace())
                return at;
            at += line.Length;
        }

        return null;
    }

    private static CheckFailedException Unfinished(string sql, int at, string what, string next = Next) =>
        new(
            ErrorCodes.InvalidScript,
            string.Create(
                CultureInfo.InvariantCulture,
                $"in line {sql.AsSpan(0, at).Count('\n') + 1} of the script {what}: {Excerpt(sql[at..])}"
            ),
            next
        );

    private static string What(char first) =>
        first switch
        {
            '/' => "a comment",
            '\'' or 'x' or 'X' => "a string in quotes",
            _ => "a name in quotes",
        };

    private static string Excerpt(string text)
    {
        var line = text.Split('\n')[0].Trim().Replace("\0", "\\0", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
        return line.Length > 60 ? line[..60] + " …" : line;
    }
}
