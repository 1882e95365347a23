using System.Globalization;
using System.Text.RegularExpressions;
using FluentMigrator.Exceptions;
using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Scripts;

/// <summary>Writes commands as SQL for the sqlite3 shell. Anything that is not SQL becomes a comment.</summary>
internal static partial class SqlText
{
    public static IEnumerable<string> Of(DatabaseCommand command, IQuoter quoter) =>
        command switch
        {
            SqlCommand { Rows.Count: 0 } statement => [Ended(Kept(statement.Sql))],
            SqlCommand statement => statement.Rows.Select(row => Ended(Kept(WithValues(statement.Sql, row, quoter)))),
            CheckCommand check => [Comment($"a run checks here: {check.Description}")],
            _ => [Comment($"code, not SQL: {command.Text}")],
        };

    public static string Comment(string text) => "-- " + text.ReplaceLineEndings("\n-- ");

    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Name(TableName table) => table.Schema.Length == 0 ? Name(table.Name) : $"{Name(table.Schema)}.{Name(table.Name)}";

    /// <summary>A string. The sqlite3 shell reads lines, and removes a CR before a line feed.</summary>
    public static string Literal(string text) => Keep($"'{text.Replace("'", "''", StringComparison.Ordinal)}'");

    /// <summary>A string literal that keeps each CR when a shell reads it.</summary>
    private static string Keep(string literal) =>
        literal.Contains('\r', StringComparison.Ordinal)
            ? $"({literal.Replace("\r", "' || char(13) || '", StringComparison.Ordinal)})"
            : literal;

    /// <summary>A statement whose strings keep each CR when a shell reads it.</summary>
    public static string Kept(string sql)
    {
        if (!sql.Contains('\r', StringComparison.Ordinal))
            return sql;
        foreach (var token in SqliteTokenizer.Read(sql).Where(token => token.Kind == SqliteTokenKind.Text).Reverse())
            sql = sql[..token.Start] + Keep(token.Text) + sql[token.End..];
        return sql;
    }

    /// <summary>
    /// A line of a script. Outside of texts, a CR that the shell removes means nothing, except in a quoted name, which cannot be written
    /// in another way.
    /// </summary>
    /// <exception cref="DatabaseOperationNotSupportedException">There is such a name.</exception>
    public static string Read(string line) =>
        line.Contains("\r\n", StringComparison.Ordinal)
        && SqliteTokenizer
            .Read(line)
            .Where(token => token.Kind == SqliteTokenKind.QuotedName && token.Text.Contains("\r\n", StringComparison.Ordinal))
            .Select(token => token.Text)
            .FirstOrDefault()
            is { } name
            ? throw new DatabaseOperationNotSupportedException(
                $"the name {name.Replace("\r\n", "␍␊", StringComparison.Ordinal)} contains a line break of Windows (CR LF), from which the "
                    + "sqlite3 shell removes the CR"
            )
            : line;

    /// <summary>The condition that none of the queries of a check finds a row; null if it is not made of queries.</summary>
    public static string? FindsNothing(string sql)
    {
        var queries = new List<List<SqliteToken>> { new() };
        foreach (var token in SqliteTokenizer.Read(sql))
        {
            if (token.Is(';'))
                queries.Add([]);
            else
                queries[^1].Add(token);
        }

        queries.RemoveAll(query => query.Count == 0);
        return queries.Count > 0 && queries.TrueForAll(IsQuery)
            ? string.Join(" AND ", queries.Select(query => $"NOT EXISTS (\n{Kept(sql[query[0].Start..query[^1].End])}\n)"))
            : null;
    }

    private static bool IsQuery(List<SqliteToken> statement) =>
        statement[0].Is("SELECT") || statement[0].Is("WITH") || statement[0].Is("VALUES");

    /// <summary>A semicolon in a trailing comment does not end the statement, and such a comment would swallow a following one.</summary>
    private static string Ended(string sql)
    {
        var text = sql.Trim();
        var last = SqliteTokenizer.Read(text).LastOrDefault();
        return last.Text == ";" ? text
            : last.Text is not null && last.End == text.Length ? text + ";"
            : text + "\n;";
    }

    private static string WithValues(string sql, IReadOnlyList<object?> row, IQuoter quoter) =>
        Parameter()
            .Replace(sql, match =>
                match.Groups[1].Success
                    ? quoter.QuoteValue(row[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]!)
                    : match.Value
            );

    // Quoted text is skipped: a column may be named mail@p0.
    [GeneratedRegex("""(?:"(?:[^"]|"")*"|'(?:[^']|'')*')|@p([0-9]+)""")]
    private static partial Regex Parameter();
}
