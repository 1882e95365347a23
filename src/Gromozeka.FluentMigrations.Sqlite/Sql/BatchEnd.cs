using System.Globalization;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// A line of a script that contains only <c>GO</c>, or <c>GO 3</c>: the statements since the previous such line run that often.
/// </summary>
/// <param name="End">The position after the line.</param>
/// <param name="Count">How often the batch runs.</param>
internal readonly record struct BatchEnd(int End, int Count)
{
    /// <summary>The end of a batch at a token; null if the token is something else.</summary>
    public static BatchEnd? At(string sql, SqliteToken token)
    {
        if (!token.Is("GO"))
            return null;
        var before = sql.AsSpan(0, token.Start);
        if (!before[(before.LastIndexOf('\n') + 1)..].IsWhiteSpace())
            return null;
        var after = sql.AsSpan(token.End);
        var line = after.IndexOf('\n') is var end && end < 0 ? after : after[..end];
        if (line.IsWhiteSpace())
            return new(token.End, Count: 1);
        return char.IsWhiteSpace(line[0]) && int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new(token.End + line.Length, count)
            : null;
    }
}
