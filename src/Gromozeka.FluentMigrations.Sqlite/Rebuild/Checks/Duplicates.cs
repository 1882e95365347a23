using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Asks whether rows share a value that is to be unique.</summary>
internal static class Duplicates
{
    /// <param name="table">The table.</param>
    /// <param name="rows">A query for its rows, in brackets.</param>
    /// <param name="values">What is to be unique: columns or expressions, each with its collation.</param>
    /// <param name="names">What messages call them.</param>
    /// <param name="condition">The rows concerned; null for all.</param>
    public static CheckCommand Of(string table, string rows, IReadOnlyList<string> values, IReadOnlyList<string> names, string? condition)
    {
        // NULL differs from every other NULL.
        var conditions = values.Select(value => $"({value}) IS NOT NULL").Concat(condition is null ? [] : [$"({condition})"]);
        var columns = values.Zip(names, (value, name) => $"{value} AS {SqliteQuoter.Exact(name)}");
        return new RowCheck
        {
            Source =
                $"(SELECT {string.Join(", ", columns)}, count(*) AS \"rows\" FROM {rows} AS {SqliteQuoter.Exact(table)} WHERE "
                + $"{string.Join(" AND ", conditions)} "
                + $"GROUP BY {string.Join(", ", Enumerable.Range(1, values.Count))} HAVING count(*) > 1)",
            Condition = "true",
            Key = [.. names.Select(SqliteQuoter.Exact), "\"rows\""],
            Fault = RowCheck.Shared(table, names),
        }.ToCommand();
    }
}
