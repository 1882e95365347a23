using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>
/// The checks, in addition to the preflight, for a table that gets the columns, keys and indexes of another one: whether the rows fit
/// these, with the values that new columns will have.
/// </summary>
internal static class AlignmentChecks
{
    public static IEnumerable<CheckCommand> Of(IDatabaseSession session, TableRebuild rebuild, TableShape wanted)
    {
        // In a query, unlike in an old statement, a string in double quotes is a name.
        if (rebuild.After.QuotesTexts)
            return [];
        var rows = FutureRows.Of(rebuild, wanted);
        return OfColumns(rebuild, rows)
            .Concat(NewIndexes.Checks(rebuild, wanted, rows))
            .Concat(NewForeignKeys.Checks(session, rebuild, wanted, rows))
            .Select(WhereItCanBeAsked);
    }

    /// <summary>Checks the rows against the table's own rules for new columns.</summary>
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

    /// <summary>The keys over new columns; the preflight has checked the others.</summary>
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

    /// <summary>A query that SQLite cannot compile is left to the change itself; a query that fails counts as a fault.</summary>
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
