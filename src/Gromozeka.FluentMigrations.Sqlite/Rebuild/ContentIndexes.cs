using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Modules;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// What virtual tables know of the rows of a table: rowids and texts. If a rebuild changes either, the full-text index of the table is
/// rebuilt; an index that triggers fill cannot be.
/// </summary>
internal static class ContentIndexes
{
    /// <exception cref="CheckFailedException">A virtual table would find other rows, and cannot be rebuilt.</exception>
    public static IEnumerable<SqlCommand> Rebuild(IDatabaseSession session, TableRebuild rebuild)
    {
        var all = VirtualTable.Read(session, rebuild.Table.Schema);
        if (all.Count == 0)
            return [];
        var names = Views.Over(session, rebuild.Table.Schema, rebuild.Table.Name);
        var over = all.Where(table => names.Any(table.IsOver)).ToList();
        if (!rebuild.KeepsNumbers)
            RefuseFilled(rebuild.Table, all.Except(over));
        return over.Where(table => IsOutdated(rebuild, table))
            .Select(table => new SqlCommand($"INSERT INTO {table.Qualified} ({SqliteQuoter.Exact(table.Name)}) VALUES ('rebuild')"));
    }

    private static bool IsOutdated(TableRebuild rebuild, VirtualTable table)
    {
        var isOverTable = table.IsOver(rebuild.Table.Name);
        var isByNumber = !isOverTable || table.Option("content_rowid") is not { Text: not null } key || RowNumbers.IsRowId(key.Name);
        return isByNumber && !rebuild.KeepsNumbers
            || rebuild.Kept.Any(column =>
                rebuild.Before.AffinityOf(column.Before) != rebuild.After.AffinityOf(column.After)
                && (!isOverTable || table.Mentions(column.After.Name))
            );
    }

    /// <summary>A trigger that tells a virtual table the number of a row is all that is known of how the two belong together.</summary>
    private static void RefuseFilled(StoredTable table, IEnumerable<VirtualTable> others)
    {
        foreach (var other in others)
        {
            if (table.Triggers.FirstOrDefault(trigger => RowNumbers.AreTold(trigger.Sql, other)) is not { } filling)
                continue;
            throw new CheckFailedException(
                ErrorCodes.DependentBroken,
                $"the rows of table {table.Name} get new rowids, but virtual table {other.Name}, which trigger {filling.Name} fills, "
                    + "refers to the old ones",
                $"drop trigger {filling.Name} and empty virtual table {other.Name} in the migration before the change; "
                    + "fill it and create the trigger again behind it"
            );
        }
    }
}
