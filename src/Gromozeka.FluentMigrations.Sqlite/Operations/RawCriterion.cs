using System.Text.RegularExpressions;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// A criterion of <c>RawSql</c>, which may bring its own operator, as in FluentMigrator: <c>RawSql.Insert("> 1")</c>. Anything else is a
/// value that the column is compared with. It must not be written after the column as it is: <c>"a" -1</c> is true of almost any row.
/// </summary>
internal static partial class RawCriterion
{
    /// <summary>What follows the column.</summary>
    public static string Of(string sql) => (Operator().IsMatch(sql) ? " " : " = ") + sql;

    // LIKE, GLOB and the like are operators only before a space: with a bracket they are functions. What FluentMigrator does not know
    // of these (GLOB, ISNULL …) begins no value, so that it cannot be meant as one.
    [GeneratedRegex(
        @"^\s*([=<>!]|(IS|IN|BETWEEN|ISNULL|NOTNULL|COLLATE)\b|(NOT|LIKE|GLOB|REGEXP|MATCH)\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Operator();
}
