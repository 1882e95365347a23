using System.Text;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Lays out stored statements for people. Changes only the space between tokens.</summary>
internal static class StatementLayout
{
    /// <summary>A statement as its author laid it out, with the same line ends on every system. What is quoted is kept.</summary>
    public static string Of(string sql)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var token in SqliteTokenizer.Read(sql))
        {
            text.Append(Lines(sql[at..token.Start])).Append(token.Text);
            at = token.End;
        }

        return Closed(text, Lines(sql[at..]));
    }

    /// <summary>
    /// A CREATE TABLE with each column and constraint on a line of its own; with comments, as its author laid it out.
    /// </summary>
    public static string OfTable(string sql)
    {
        var tokens = SqliteTokenizer.Read(sql).ToList();
        if (HasComment(sql, tokens))
            return Of(sql);
        var text = new StringBuilder();
        var depth = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Is(')') && --depth == 0)
                text.Append('\n');
            else if (i > 0 && depth == 1 && (tokens[i - 1].Is('(') || tokens[i - 1].Is(',')))
                text.Append("\n    ");
            else if (i > 0 && tokens[i - 1].End < token.Start)
                text.Append(' ');
            text.Append(token.Text);
            if (token.Is('('))
                depth++;
        }

        return text.ToString();
    }

    private static bool HasComment(string sql, List<SqliteToken> tokens) =>
        !string.IsNullOrWhiteSpace(sql[(tokens.Count > 0 ? tokens[^1].End : 0)..])
        || tokens.Zip(tokens.Skip(1)).Any(pair => !string.IsNullOrWhiteSpace(sql[pair.First.End..pair.Second.Start]));

    private static string Lines(string space) => space.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>A comment that ends the statement would swallow its semicolon.</summary>
    private static string Closed(StringBuilder text, string rest) =>
        string.IsNullOrWhiteSpace(rest) ? text.ToString()
        : rest.Contains("--", StringComparison.Ordinal) ? $"{text}{rest.TrimEnd()}\n"
        : text + rest.TrimEnd();
}
