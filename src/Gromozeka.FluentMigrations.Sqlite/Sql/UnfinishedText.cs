using System.Globalization;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Finds text that would make SQLite ignore the rest of a script. SQLite accepts a comment that never ends, and reads nothing after a NUL
/// character; neither is an error.
/// </summary>
internal static class UnfinishedText
{
    private const string Next = "close or remove it, and start again";

    /// <exception cref="CheckFailedException"><see cref="ErrorCodes.InvalidScript"/>.</exception>
    public static void Check(string sql)
    {
        if (sql.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var nul)
            throw Unfinished(sql, nul, "there is a NUL character, where SQLite stops reading");
        if (SqliteTokenizer.FindOpen(sql) is { } open)
            throw Unfinished(sql, open, $"{What(sql[open])} never ends");
    }

    /// <summary>A trigger without the END of its body: SQLite would take every statement after it as part of it.</summary>
    /// <param name="sql">The script.</param>
    /// <param name="start">The position of the trigger.</param>
    public static CheckFailedException Trigger(string sql, int start) => Unfinished(sql, start, "the body of a trigger has no END");

    private static CheckFailedException Unfinished(string sql, int at, string what) =>
        new(
            ErrorCodes.InvalidScript,
            string.Create(
                CultureInfo.InvariantCulture,
                $"in line {sql.AsSpan(0, at).Count('\n') + 1} of the script {what}: {Excerpt(sql[at..])}"
            ),
            Next
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
        var line = text.Split('\n')[0].Replace("\0", "\\0", StringComparison.Ordinal).Trim();
        return line.Length > 60 ? line[..60] + " …" : line;
    }
}
