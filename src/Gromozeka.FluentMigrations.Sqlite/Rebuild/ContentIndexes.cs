using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Modules;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Handles the rowids and texts that virtual tables have of a table's rows. If a rebuild changes either, the full-text index of the table
/// is rebuilt; an index that triggers fill cannot be.
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

    /// <summary>Finds the trigger that passes rowids to a virtual table, which is the only known relation between the two.</summary>
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
                    + "after the change, fill it and create the trigger again"
            );
        }
    }
}
