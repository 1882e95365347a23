using System.Globalization;
using System.Text.RegularExpressions;
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
            SqlCommand statement => statement.Rows.Select(row => Ended(WithValues(statement.Sql, row, quoter))),
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
                    ? Keep(quoter.QuoteValue(row[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]!))
                    : match.Value
            );

    // Quoted text is skipped: a column may be named mail@p0.
    [GeneratedRegex("""(?:"(?:[^"]|"")*"|'(?:[^']|'')*')|@p([0-9]+)""")]
    private static partial Regex Parameter();
}
