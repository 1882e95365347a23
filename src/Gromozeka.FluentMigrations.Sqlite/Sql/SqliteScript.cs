using System.Text;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>
/// Splits a script into its statements: at semicolons, except within the body of a trigger, as SQLite does when it reads a script
/// (sqlite.org/c3ref/complete.html), and at lines that contain only <c>GO</c> (<see cref="BatchEnd"/>).
/// </summary>
internal static class SqliteScript
{
    /// <summary>The statements in order, verbatim, each with its semicolon and the comments before it.</summary>
    /// <exception cref="CheckFailedException">A comment, quoted text, or a trigger never ends.</exception>
    public static IReadOnlyList<string> Statements(string sql)
    {
        UnfinishedText.Check(sql);
        var statements = new List<string>();
        var tokens = new List<SqliteToken>();
        var (start, batch) = (0, 0);
        // The number after GO is a token as well.
        foreach (var token in SqliteTokenizer.Read(sql).Where(token => token.Start >= start))
        {
            if (BatchEnd.At(sql, token) is { } end)
            {
                Add(statements, tokens, sql, sql[start..token.Start]);
                Repeat(statements, batch, end.Count);
                (start, batch) = (end.End, statements.Count);
                continue;
            }

            tokens.Add(token);
            if (token.Text == ";" && IsComplete(tokens))
            {
                Add(statements, tokens, sql, sql[start..token.End]);
                start = token.End;
            }
        }

        Add(statements, tokens, sql, sql[start..]);
        return statements;
    }

    /// <summary>The same text without its comments; a comment between two words leaves a space.</summary>
    public static string WithoutComments(string sql)
    {
        var text = new StringBuilder(sql.Length);
        var end = 0;
        foreach (var token in SqliteTokenizer.Read(sql))
        {
            text.Append(Gap(sql[end..token.Start])).Append(token.Text);
            end = token.End;
        }

        return text.Append(Gap(sql[end..])).ToString();
    }

    private static void Add(List<string> statements, List<SqliteToken> tokens, string sql, string text)
    {
        if (
            tokens.Count > 0
                && tokens[^1].Text != ";"
                && IsTrigger(tokens)
                && !IsComplete([.. tokens, new SqliteToken(SqliteTokenKind.Symbol, ";", 0)])
            || tokens.Count > 0 && tokens[^1].Text == ";" && !IsComplete(tokens)
        )
            throw UnfinishedText.Trigger(sql, tokens[0].Start);
        if (tokens.Exists(token => token.Text != ";"))
            statements.Add(text.Trim());
        tokens.Clear();
    }

    private static void Repeat(List<string> statements, int batch, int count)
    {
        var once = statements[batch..];
        statements.RemoveRange(batch, once.Count);
        for (var time = 0; time < count; time++)
            statements.AddRange(once);
    }

    /// <summary>
    /// Whether a semicolon ends the statement: within CREATE TRIGGER, only one after an END that itself follows a semicolon does.
    /// </summary>
    private static bool IsComplete(List<SqliteToken> tokens) =>
        !IsTrigger(tokens) || (tokens.Count > 2 && tokens[^2].Is("END") && tokens[^3].Text == ";");

    private static bool IsTrigger(List<SqliteToken> tokens)
    {
        var at = 0;
        if (tokens[0].Is("EXPLAIN"))
            at = tokens.Count > 2 && tokens[1].Is("QUERY") ? 3 : 1;
        if (at >= tokens.Count || !tokens[at++].Is("CREATE"))
            return false;
        if (at < tokens.Count && (tokens[at].Is("TEMP") || tokens[at].Is("TEMPORARY")))
            at++;
        return at < tokens.Count && tokens[at].Is("TRIGGER");
    }

    /// <summary>The text between two tokens: whitespace, which stays, or comments, which leave their line breaks or a space.</summary>
    private static string Gap(string text) =>
        string.IsNullOrWhiteSpace(text) ? text
        : text.Contains('\n', StringComparison.Ordinal) ? "\n"
        : " ";
}
