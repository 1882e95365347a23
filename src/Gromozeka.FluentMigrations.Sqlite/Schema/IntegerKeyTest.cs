using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// Asks, in one expression, whether lowest value, highest value and number of rows of a column name its values. The time that it takes
/// depends neither on the number of rows nor on that of tables.
/// </summary>
internal static class IntegerKeyTest
{
    /// <summary>
    /// SQLite stores any value in any column, and a fraction sorts between two integers, where only reading every row finds it. So many of
    /// the highest are read.
    /// </summary>
    private const int Read = 1000;

    public static string Of(TableName table, string column)
    {
        var quoter = SqliteQuoter.Instance;
        var within = table.Schema.Length == 0 ? Names.Main : quoter.UnQuote(table.Schema);
        var (file, name, key) = (
            SqliteQuoter.Instance.QuoteValue(within),
            SqliteQuoter.Instance.QuoteValue(quoter.UnQuote(table.Name)),
            SqliteQuoter.Instance.QuoteValue(quoter.UnQuote(column))
        );
        var rows = quoter.QuoteTableName(table.Name, within);
        var value = $"v.{quoter.Quote(column)}";
        var highest = $"(SELECT max({value}) FROM {rows} v)";

        // A view and a virtual table have no index. In one with an expression there is a column without a name.
        var isUnique =
            $"EXISTS (SELECT 1 FROM pragma_index_list({name}, {file}) i JOIN pragma_index_info(i.name, "
            + $"{file}) c WHERE i.\"unique\" AND NOT i.partial "
            + $"GROUP BY i.name HAVING count(*) = 1 AND max(c.name) = {key} {NameCollation.Same})";
        var hasIntegersOnly = string.Create(
            CultureInfo.InvariantCulture,
            $"typeof((SELECT min({value}) FROM {rows} v)) = 'integer' AND typeof({highest}) = 'integer' AND NOT EXISTS (SELECT 1 FROM "
                + $"{rows} v WHERE {value} IS NULL) "
                + $"AND NOT EXISTS (SELECT 1 FROM {rows} v WHERE {value} > {highest} - {Read} AND typeof({value}) <> 'integer')"
        );
        return $"({isUnique} AND {hasIntegersOnly})";
    }
}
