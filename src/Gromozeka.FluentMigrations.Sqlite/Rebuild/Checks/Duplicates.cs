using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Checks whether rows share a value that must become unique.</summary>
internal static class Duplicates
{
    /// <param name="table">The table.</param>
    /// <param name="rows">A query for its rows, in brackets.</param>
    /// <param name="values">The columns or expressions that must be unique, each with its collation.</param>
    /// <param name="names">Their names in messages.</param>
    /// <param name="condition">The rows concerned; null for all.</param>
    /// <param name="areStored">Whether the rows have the same values in the unchanged database.</param>
    public static CheckCommand Of(
        string table,
        string rows,
        IReadOnlyList<string> values,
        IReadOnlyList<string> names,
        string? condition,
        bool areStored = true
    )
    {
        // NULL is distinct from every other NULL.
        var conditions = values.Select(value => $"({value}) IS NOT NULL").Concat(condition is null ? [] : [$"({condition})"]);
        var columns = values.Zip(names, (value, name) => $"{value} AS {SqliteQuoter.Exact(name)}");
        return new RowCheck
        {
            Source =
                $"(SELECT {string.Join(", ", columns)}, count(*) AS \"rows\" FROM {rows} AS {SqliteQuoter.Exact(table)} WHERE "
                + $"{string.Join(" AND ", conditions)} "
                + $"GROUP BY {string.Join(", ", Enumerable.Range(1, values.Count))} HAVING count(*) > 1)",
            Condition = "true",
            IsOfCopy = !areStored,
            Key = [.. names.Select(SqliteQuoter.Exact), "\"rows\""],
            Fault = RowCheck.Shared(table, names),
        }.ToCommand();
    }
}
