namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Tables that a trigger empties by deleting all rows at once: SQLite reports none of these rows, and counts them among the changes of the
/// triggering statement, as it does with writes to virtual tables.
/// </summary>
internal sealed class EmptiedTables(TableFacts facts, RowAccounts accounts)
{
    /// <summary>
    /// If SQLite's change count does not show how many rows of which table are gone, the rows are counted before and after.
    /// </summary>
    public Dictionary<TableRows, long>? Count(KnownStatement known)
    {
        if (!known.LooksAtRows || MayBeEmptied(known.Effects) is not { Count: > 0 } tables)
            return null;
        return tables.Count > 1 || known.Effects.Written.Any(table => facts.Type(table.Schema, table.Name) == "virtual")
            ? tables.ToDictionary(table => table, table => facts.Rows(table.Schema, table.Name, isVirtual: false))
            : null;
    }

    /// <summary>Records the rows that are gone from the tables when the statement has ended.</summary>
    public void Enter(StatementRun run, int changes)
    {
        foreach (var (table, before) in run.Before ?? new Dictionary<TableRows, long>())
            run.Empty(table, before + run.Growth(table) - facts.Rows(table.Schema, table.Name, isVirtual: false));
        if (run is { Before: null, Known.LooksAtRows: true } && MayBeEmptied(run.Known.Effects) is [var only])
            run.Empty(only, changes - run.OfOthers - run.Told);
    }

    private List<TableRows> MayBeEmptied(StatementEffects effects) =>
        [
            .. effects
                .DeletesOfTriggers.Select(accounts.Known)
                .OfType<TableRows>()
                .Where(table => !table.IsIgnored && facts.Type(table.Schema, table.Name) == "table"),
        ];
}
