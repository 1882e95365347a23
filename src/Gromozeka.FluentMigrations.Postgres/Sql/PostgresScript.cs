namespace Gromozeka.FluentMigrations.Postgres.Sql;

/// <summary>
/// Splits a script into its statements, as psql does
/// (https://www.postgresql.org/docs/current/sql-syntax-lexical.html): semicolons in texts, names in quotes, comments, brackets and bodies
/// of functions do not end a statement.
/// </summary>
internal static class PostgresScript
{
    public static IReadOnlyList<string> Statements(string script)
    {
        var statements = new List<string>();
        var start = 0;
        var (depth, isAtomic, blocks) = (0, false, 0);
        string? last = null;
        foreach (var token in PostgresTokens.Of(script))
        {
            var text = script[token];
            switch (text)
            {
                case "(" or "[":
                    depth++;
                    break;
                case ")" or "]":
                    depth--;
                    break;
                case ";" when depth <= 0 && blocks == 0:
                    Add(script[start..token.Start]);
                    (start, depth, isAtomic, last) = (token.End.Value, 0, false, null);
                    continue;
                case var _ when Is(text, "ATOMIC") && Is(last, "BEGIN"):
                    (isAtomic, blocks) = (true, 1);
                    break;
                case var _ when isAtomic && Is(text, "CASE"):
                    blocks++;
                    break;
                case var _ when isAtomic && Is(text, "END"):
                    blocks--;
                    break;
            }

            last = text;
        }

        Add(script[start..]);
        return statements;

        void Add(string statement)
        {
            if (PostgresTokens.Of(statement).Any())
                statements.Add(Runnable(statement.Trim()));
        }
    }

    /// <summary>The driver takes the semicolons in such a body for ends of statements, so that the server runs it from a text.</summary>
    private static string Runnable(string statement)
    {
        if (!PostgresTokens.Of(statement).Any(token => statement[token] == ";"))
            return statement;
        var tag = "$gromozeka$";
        while (statement.Contains(tag, StringComparison.Ordinal))
            tag = $"{tag[..^1]}_$";
        return $"DO {tag[..^1]}do$ BEGIN EXECUTE {tag}{statement}{tag}; END {tag[..^1]}do$";
    }

    private static bool Is(string? token, string word) => string.Equals(token, word, StringComparison.OrdinalIgnoreCase);
}
