namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Tables that a trigger empties by deleting all of their rows at once: SQLite tells of none of them, and counts them among the changes of the statement
/// that set it off, as it does with what is written to virtual tables.
/// </summary>
internal sealed class EmptiedTables(TableFacts facts, RowAccounts accounts)
{
    /// <summary>Where SQLite's number of changes does not tell how many rows of which table have gone, they are counted before and after.</summary>
    public Dictionary<TableRows, long>? Count(KnownStatement known)
    {
        if (!known.LooksAtRows || MayBeEmptied(known.Effects) is not { Count: > 0 } tables)
            return null;
        return tables.Count > 1 || known.Effects.Written.Any(table => facts.Type(table.Schema, table.Name) == "virtual")
            ? tables.ToDictionary(table => table, table => facts.Rows(table.Schema, table.Name, isVirtual: false))
            : null;
    }

    /// <summary>Enters the rows that have gone from the tables, when the statement has ended.</summary>
    public void Enter(StatementRun run, int changes)
    {
        foreach (var (table, before) in run.Before ?? new Dictionary<TableRows, long>())
            run.Empty(table, before + run.Growth(table) - facts.Rows(table.Schema, table.Name, isVirtual: false));
        if (run is { Before: null, Known.LooksAtRows: true } && MayBeEmptied(run.Known.Effects) is [var only])
            run.Empty(only, changes - run.OfOthers - run.Told);
    }

    private List<TableRows> MayBeEmptied(StatementEffects effects) =>
        [.. effects.DeletesOfTriggers.Select(accounts.Known).OfType<TableRows>().Where(table => !table.IsIgnored && facts.Type(table.Schema, table.Name) == "table")];
}
