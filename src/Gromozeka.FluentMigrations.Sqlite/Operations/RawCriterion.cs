using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// A criterion with <c>RawSql</c>, which may contain its own operator, as in FluentMigrator: <c>RawSql.Insert("> 1")</c>. Anything else is
/// a value that the column is compared with. It must not be appended to the column unchanged: <c>"a" -1</c> is true for almost any row.
/// </summary>
internal static partial class RawCriterion
{
    /// <summary>The text after the column.</summary>
    public static string Of(string sql) => (Operator().IsMatch(sql) ? " " : " = ") + sql;

    // LIKE, GLOB and similar words are operators only before a space; before a bracket they are functions. Operators that FluentMigrator
    // does not recognize (GLOB, ISNULL …) cannot begin a value, so they cannot be meant as one.
    [GeneratedRegex(
        @"^\s*([=<>!]|(IS|IN|BETWEEN|ISNULL|NOTNULL|COLLATE)\b|(NOT|LIKE|GLOB|REGEXP|MATCH)\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Operator();
}
