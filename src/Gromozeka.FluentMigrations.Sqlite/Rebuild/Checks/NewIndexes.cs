using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>Checks whether the rows fit the new indexes of a table: unique ones, and those with expressions, which may fail.</summary>
internal static class NewIndexes
{
    public static IEnumerable<CheckCommand> Checks(TableRebuild rebuild, TableShape wanted, string rows) =>
        wanted
            .Indexes.Where(index =>
                index.Sql is not null && !rebuild.Table.Indexes.Any(known => Names.Same(known.Name, index.Name) && known.Sql == index.Sql)
            )
            .SelectMany(index => Checks(rebuild.Table.Name, index, rows));

    private static IEnumerable<CheckCommand> Checks(string table, IndexShape index, string rows)
    {
        var values = SqliteIndexText.Values(index.Sql!);
        if (index.IsUnique)
            yield return Duplicates.Of(table, rows, values, [.. values.Select(Name)], index.Condition);
        else if (index.ColumnNames.Count < values.Count || index.Condition is not null)
            yield return Evaluation(table, values, rows, index.Condition);
    }

    /// <summary>The plain name of a column.</summary>
    private static string Name(string value) => SqliteTokenizer.Read(value).ToList() is [var only] ? only.Name : value;

    /// <summary>Returns no rows, but computes each value.</summary>
    private static CheckCommand Evaluation(string table, IReadOnlyList<string> values, string rows, string? condition) =>
        new RowCheck
        {
            Source = $"{rows} AS {SqliteQuoter.Exact(table)}",
            Condition = $"({condition ?? "true"}) AND ({string.Join(" OR ", values.Select(value => $"typeof({value}) = ''"))})",
            Key = ["1"],
            Fault = RowCheck.Rows(table, "cannot", "cannot", "be indexed"),
        }.ToCommand();
}
