using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// What the rows are asked beyond the preflight when a table gets the columns, keys and indexes of another one: whether they fit what is
/// new, with the values that new columns will have.
/// </summary>
internal static class AlignmentChecks
{
    public static IEnumerable<CheckCommand> Of(IDatabaseSession session, TableRebuild rebuild, TableShape wanted)
    {
        // In a query, unlike in a statement of old, a text in double quotes is a name.
        if (rebuild.After.QuotesTexts)
            return [];
        var rows = FutureRows.Of(rebuild, wanted);
        return OfColumns(rebuild, rows)
            .Concat(NewIndexes.Checks(rebuild, wanted, rows))
            .Concat(NewForeignKeys.Checks(session, rebuild, wanted, rows))
            .Select(WhereItCanBeAsked);
    }

    /// <summary>Whether the rows fit what the table itself says of the columns that they do not have yet.</summary>
    public static IEnumerable<CheckCommand> OfColumns(TableRebuild rebuild, string rows) =>
        Nulls(rebuild, rows).Concat(Conditions.OfNew(rebuild, rows)).Concat(Keys(rebuild, rows));

    private static IEnumerable<CheckCommand> Nulls(TableRebuild rebuild, string rows)
    {
        var known = rebuild.Kept.Concat(rebuild.Computed).Select(column => column.After).ToHashSet();
        return rebuild
            .After.Columns.Where(column => column.IsNotNull && !known.Contains(column) && column != rebuild.After.RowIdColumn)
            .Select(column =>
                new RowCheck
                {
                    Source = rows,
                    Condition = $"{SqliteQuoter.Exact(column.Name)} IS NULL",
                    Key = rebuild.Key,
                    Fault = RowCheck.Rows(
                        rebuild.Table.Name,
                        "has",
                        "have",
                        $"NULL in column {column.Name}, which is being changed to NOT NULL"
                    ),
                }.ToCommand()
            );
    }

    /// <summary>The keys with columns that the rows do not have yet; the preflight has asked about the others.</summary>
    private static IEnumerable<CheckCommand> Keys(TableRebuild rebuild, string rows) =>
        rebuild
            .After.Keys.Where(key => key.Columns.Any(column => !rebuild.Draft.Keeps(column.Name)) && !rebuild.Before.Keys.Any(key.SameAs))
            .Select(key =>
                Duplicates.Of(
                    rebuild.Table.Name,
                    rows,
                    [.. key.Columns.Select(column => $"{SqliteQuoter.Exact(column.Name)} COLLATE {SqliteQuoter.Exact(column.Collation)}")],
                    [.. key.Columns.Select(column => column.Name)],
                    key.Condition
                )
            );

    /// <summary>A question that SQLite does not understand is left to the change itself; one that it cannot answer is an answer.</summary>
    private static CheckCommand WhereItCanBeAsked(CheckCommand check) =>
        check with
        {
            Look = session => CanBeAsked(session, check.Description) ? check.Look(session) : null,
        };

    private static bool CanBeAsked(IDatabaseSession session, string query)
    {
        try
        {
            session.Rows($"EXPLAIN {query}", _ => true);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
