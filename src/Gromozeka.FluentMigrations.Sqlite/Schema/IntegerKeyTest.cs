using System.Globalization;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Schema;

/// <summary>
/// One expression that tests whether the lowest value, the highest value and the row count of a column identify its values. Its cost
/// depends neither on the number of rows nor on the number of tables.
/// </summary>
internal static class IntegerKeyTest
{
    /// <summary>
    /// SQLite stores any value in any column, and a fraction sorts between two integers, where only reading every row would find it.
    /// Therefore this many of the highest values are read.
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

        // Views and virtual tables have no indexes. An index on an expression has a column without a name.
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
