using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>Reads from the statement of an index what no PRAGMA reports: expressions and the condition, with single spaces.</summary>
internal static class SqliteIndexText
{
    /// <summary>The text between the brackets after the table's name.</summary>
    public static string Columns(string sql) => Join(Split(sql).Columns);

    /// <summary>The indexed items, each with its collation and without its direction.</summary>
    public static IReadOnlyList<string> Values(string sql)
    {
        var values = new List<List<SqliteToken>> { new() };
        var depth = 0;
        foreach (var token in Split(sql).Columns)
        {
            depth +=
                token.Is('(') ? 1
                : token.Is(')') ? -1
                : 0;
            if (depth == 0 && token.Is(','))
                values.Add([]);
            else
                values[^1].Add(token);
        }

        return values.ConvertAll(value => Join(value[^1].Is("ASC") || value[^1].Is("DESC") ? value[..^1] : value));
    }

    /// <summary>The text after WHERE.</summary>
    public static string Condition(string sql) => Join(Split(sql).Tail.SkipWhile(token => !token.Is("WHERE")).Skip(1));

    private static (List<SqliteToken> Columns, List<SqliteToken> Tail) Split(string sql)
    {
        var columns = new List<SqliteToken>();
        var tail = new List<SqliteToken>();
        var depth = 0;
        var isBehind = false;
        foreach (var token in SqliteTokenizer.Read(sql))
        {
            var isBracket = token.Kind == SqliteTokenKind.Symbol && token.Text is "(" or ")";
            if (isBehind)
                tail.Add(token);
            else if (isBracket && token.Text == ")" && --depth == 0)
                isBehind = true;
            else if (depth > 0)
                columns.Add(token);
            if (!isBehind && isBracket && token.Text == "(")
                depth++;
        }

        return (columns, tail);
    }

    /// <summary>An operator of two characters is two tokens, which stay together.</summary>
    private static string Join(IEnumerable<SqliteToken> tokens)
    {
        var list = tokens.ToList();
        return string.Concat(list.Select((token, index) => index > 0 && list[index - 1].End < token.Start ? " " + token.Text : token.Text));
    }
}
