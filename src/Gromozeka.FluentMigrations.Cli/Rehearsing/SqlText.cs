using System.Globalization;
using System.Text.RegularExpressions;

using FluentMigrator.Generation;

using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Cli.Rehearsing;

/// <summary>Writes commands as SQL that a shell of the database reads. What is no SQL becomes a comment.</summary>
internal static partial class SqlText
{
    public static IEnumerable<string> Of(DatabaseCommand command, IQuoter quoter) => command switch
    {
        SqlCommand { Rows.Count: 0 } statement => [Ended(statement.Sql)],
        SqlCommand statement => statement.Rows.Select(row => Ended(WithValues(statement.Sql, row, quoter))),
        CheckCommand check => [Comment($"checked by dotnet fm: {check.Description}")],
        _ => [Comment($"code, which is no SQL: {command.Text}")],
    };

    public static string Comment(string text) => "-- " + text.ReplaceLineEndings("\n-- ");

    private static string Ended(string sql)
    {
        var text = sql.Trim();
        // A comment at the end would swallow the semicolon.
        return text.EndsWith(';') ? text : text.Split('\n')[^1].Contains("--", StringComparison.Ordinal) ? text + "\n;" : text + ";";
    }

    private static string WithValues(string sql, IReadOnlyList<object?> row, IQuoter quoter) => Parameter().Replace(
        sql, match => quoter.QuoteValue(row[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]!));

    [GeneratedRegex("@p([0-9]+)")]
    private static partial Regex Parameter();
}
