using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Checks the CHECK constraints of a table. A new one is evaluated on the existing rows. One on a column whose type changes can only be
/// evaluated on the copy, because SQLite compares values by the types of the columns; until then it is not enforced.
/// </summary>
internal static class Conditions
{
    public static IEnumerable<CheckCommand> OfRows(TableRebuild rebuild)
    {
        var known = CreateTableParser
            .Parse(rebuild.Table.Sql)
            .All(ConstraintKind.Check)
            .Select(check => Text(check.Constraint))
            .ToHashSet();
        return All(rebuild)
            .Where(check => !known.Contains(Text(check)) && !IsOfConverted(rebuild, check) && !IsOfNew(rebuild, check))
            .Select(check => ToCommand(rebuild, check, rebuild.Table.Qualified, rebuild.Key));
    }

    public static IEnumerable<CheckCommand> OfConverted(TableRebuild rebuild)
    {
        var key = rebuild.After.PrimaryKey.Select(SqliteQuoter.Exact).DefaultIfEmpty(rebuild.After.RowIdName ?? "1").ToList();
        return All(rebuild)
            .Where(check => IsOfConverted(rebuild, check))
            .Select(check => ToCommand(rebuild, check, SqliteQuoter.ExactTable(rebuild.TemporaryName, rebuild.Table.Schema), key));
    }

    /// <summary>The conditions on columns that the rows do not have yet.</summary>
    /// <param name="rebuild">The change.</param>
    /// <param name="rows">A query for the future rows.</param>
    public static IEnumerable<CheckCommand> OfNew(TableRebuild rebuild, string rows) =>
        All(rebuild)
            .Where(check => IsOfNew(rebuild, check) && !IsOfConverted(rebuild, check))
            .Select(check => ToCommand(rebuild, check, rows, rebuild.Key));

    private static IEnumerable<ConstraintText> All(TableRebuild rebuild) =>
        rebuild.Draft.Text.All(ConstraintKind.Check).Select(check => check.Constraint);

    private static bool IsOfConverted(TableRebuild rebuild, ConstraintText check) =>
        rebuild.Kept.Any(column =>
            rebuild.Before.AffinityOf(column.Before) != rebuild.After.AffinityOf(column.After) && check.Mentions(column.After.Name)
        );

    /// <summary>A column that the rows do not have yet: SQLite's own message is sufficient.</summary>
    private static bool IsOfNew(TableRebuild rebuild, ConstraintText check) =>
        rebuild
            .After.Columns.Where(column =>
                rebuild.Before.Find(column.Name) is null || !column.IsGenerated && !rebuild.Draft.Keeps(column.Name)
            )
            .Any(column => check.Mentions(column.Name));

    private static CheckCommand ToCommand(TableRebuild rebuild, ConstraintText check, string source, IReadOnlyList<string> key) =>
        new RowCheck
        {
            // A condition may contain the name of the table.
            Source = $"{source} AS {SqliteQuoter.Exact(rebuild.Table.Name)}",
            Condition = $"NOT ({InParentheses(check, rebuild.Draft.Text.Sql)})",
            Key = key,
            Fault = RowCheck.Rows(rebuild.Table.Name, "breaks", "break", check.Span.Of(rebuild.Draft.Text.Sql)),
        }.ToCommand();

    private static string InParentheses(ConstraintText check, string sql) =>
        sql[check.Tokens.First(token => token.Is('(')).End..check.Tokens.Last(token => token.Is(')')).Start];

    private static string Text(ConstraintText check) => string.Join(" ", check.Tokens.Select(token => token.Text));
}
