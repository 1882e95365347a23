using System.Text.RegularExpressions;
using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>Writes a command for a script: with its values in place of its parameters, and a semicolon at its end.</summary>
internal static partial class CommandText
{
    /// <summary>The statements of a command; a comment for code of a migration, which has no statement.</summary>
    public static IEnumerable<string> Of(DatabaseCommand command, IQuoter quoter) =>
        command switch
        {
            SqlCommand { Rows.Count: > 0 } sql => sql.Rows.Select(row => End(Fill(sql.Sql, row, quoter))),
            SqlCommand sql => [End(sql.Sql)],
            _ => [$"/* {command.Text.Replace("*/", "* /", StringComparison.Ordinal)} */"],
        };

    /// <summary>A trailing comment would swallow the semicolon.</summary>
    private static string End(string sql) =>
        sql.EndsWith(';') ? sql
        : sql.LastIndexOf("--", StringComparison.Ordinal) > sql.LastIndexOf('\n') ? sql + "\n;"
        : sql + ";";

    private static string Fill(string sql, IReadOnlyList<object?> row, IQuoter quoter) =>
        Parameter()
            .Replace(sql, match =>
                match.Groups[1].Success ? quoter.QuoteValue(row[int.Parse(match.Groups[1].ValueSpan, provider: null)]) : match.Value
            );

    // Strings and quoted names are matched first, so that no parameter is searched for inside them.
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|@p([0-9]+)""")]
    private static partial Regex Parameter();
}
