using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// Checks the CHECK constraints of a table. A new one is evaluated on the existing rows. One on a column whose type changes can only be
/// evaluated on the copy, because SQLite compares values by the types of the columns; then none is enforced while the rows are copied, and
/// every one that a row may newly violate is evaluated afterwards.
/// </summary>
internal static class Conditions
{
    public static IEnumerable<CheckCommand> OfRows(TableRebuild rebuild)
    {
        var reads = new ConditionReads(rebuild);
        return All(rebuild)
            .Where(check => !reads.IsKnown(check) && !reads.ReadsChanged(check))
            .Select(check => ToCommand(rebuild, check, rebuild.Table.Qualified, rebuild.Key));
    }

    /// <summary>Whether the rows have to be copied before all conditions can be evaluated.</summary>
    public static bool NeedCopy(TableRebuild rebuild)
    {
        var reads = new ConditionReads(rebuild);
        return All(rebuild).Any(reads.ReadsConverted);
    }

    /// <summary>
    /// The conditions that a row may newly violate: all except those that were there before, and read nothing that changes.
    /// </summary>
    public static IEnumerable<CheckCommand> OfCopy(TableRebuild rebuild)
    {
        var reads = new ConditionReads(rebuild);
        var key = rebuild.After.PrimaryKey.Select(SqliteQuoter.Exact).DefaultIfEmpty(rebuild.After.RowIdName ?? "1").ToList();
        var copy = SqliteQuoter.ExactTable(rebuild.TemporaryName, rebuild.Table.Schema);
        var origin = FutureRows.Of(rebuild);
        return All(rebuild)
            .Where(check => !reads.IsKnown(check) || reads.ReadsChanged(check))
            .Select(check => ToCommand(rebuild, check, copy, key, origin));
    }

    /// <summary>The conditions on columns that the rows do not have yet.</summary>
    /// <param name="rebuild">The change.</param>
    /// <param name="rows">A query for the future rows.</param>
    public static IEnumerable<CheckCommand> OfNew(TableRebuild rebuild, string rows)
    {
        var reads = new ConditionReads(rebuild);
        return All(rebuild)
            .Where(check => reads.ReadsNew(check) && !reads.ReadsConverted(check))
            .Select(check => ToCommand(rebuild, check, rows, rebuild.Key));
    }

    /// <summary>The conditions on columns that the rows have, but with another collation or expression.</summary>
    /// <inheritdoc cref="OfNew"/>
    public static IEnumerable<CheckCommand> OfChanged(TableRebuild rebuild, string rows)
    {
        var reads = new ConditionReads(rebuild);
        return All(rebuild)
            .Where(check => reads.ReadsChanged(check) && !reads.ReadsNew(check))
            .Select(check => ToCommand(rebuild, check, rows, rebuild.Key));
    }

    private static IEnumerable<ConstraintText> All(TableRebuild rebuild) =>
        rebuild.Draft.Text.All(ConstraintKind.Check).Select(check => check.Constraint);

    /// <param name="rebuild">The change.</param>
    /// <param name="check">The condition.</param>
    /// <param name="source">The rows.</param>
    /// <param name="key">The columns that identify a row.</param>
    /// <param name="origin">For a copy, a query for its rows in the unchanged database.</param>
    private static CheckCommand ToCommand(
        TableRebuild rebuild,
        ConstraintText check,
        string source,
        IReadOnlyList<string> key,
        string? origin = null
    )
    {
        // A condition may contain the name of the table.
        var name = $" AS {SqliteQuoter.Exact(rebuild.Table.Name)}";
        return new RowCheck
        {
            Source = source + name,
            Origin = origin is null ? null : origin + name,
            IsOfCopy = origin is not null,
            Condition = $"NOT ({InParentheses(check, rebuild.Draft.Text.Sql)})",
            Key = key,
            Fault = RowCheck.Rows(rebuild.Table.Name, "breaks", "break", check.Span.Of(rebuild.Draft.Text.Sql)),
        }.ToCommand();
    }

    private static string InParentheses(ConstraintText check, string sql) =>
        sql[check.Tokens.First(token => token.Is('(')).End..check.Tokens.Last(token => token.Is(')')).Start];
}
