namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>Where the rows of a table that is about to be dropped were copied: which other tables have them, and which columns.</summary>
internal sealed class Receivers
{
    private readonly List<(TableRows Table, TableCopy Copy, long Rows)> _found;

    private Receivers(List<(TableRows Table, TableCopy Copy, long Rows)> found, long kept)
    {
        _found = found;
        Kept = kept;
    }

    /// <summary>How many of the rows are in one of them.</summary>
    public long Kept { get; }

    /// <param name="table">The table, which still exists.</param>
    /// <param name="stake">How many of its rows were there before.</param>
    /// <param name="facts">The database.</param>
    /// <param name="count">Counts the rows of a table.</param>
    public static Receivers Of(TableRows table, long stake, TableFacts facts, Func<TableRows, long> count)
    {
        var all = table
            .Copies.Where(copy => !copy.Key.IsGone)
            .Select(copy => (copy.Key, copy.Value, Rows: Math.Min(stake, copy.Value.Rows(copy.Key, count(copy.Key)))))
            .Where(copy => copy.Rows > 0)
            .OrderByDescending(copy => copy.Rows)
            .ToList();
        if (all.Count == 0)
            return new Receivers([], 0);
        // Each column in a table of its own.
        if (all[0].Rows == stake)
            return new Receivers(all.FindAll(copy => copy.Rows == stake), stake);
        // Rows in several tables: how many there are in all does not tell whether each row is in one of them, but the keys do.
        if (
            all.Count > 1
            && facts.Key(table.Schema, table.Name) is { } key
            && all.TrueForAll(copy => copy.Key.IsCreated && facts.Columns(copy.Key.Schema, copy.Key.Name).Contains(key))
        )
        {
            var rows = count(table);
            var found = facts.Found(table.Schema, table.Name, key, all.Select(copy => (copy.Key.Schema, copy.Key.Name)));
            return new Receivers(all, Math.Max(0, stake - (rows - found))) { IsSplit = true };
        }

        return new Receivers([all[0]], all[0].Rows);
    }

    private bool IsSplit { get; init; }

    /// <summary>Whether the values of a column are in them too.</summary>
    public bool Have(string column) =>
        IsSplit ? _found.TrueForAll(copy => copy.Copy.Has(column)) : _found.Exists(copy => copy.Copy.Has(column));

    /// <summary>Says to each that original rows are in it now.</summary>
    public void Enter() => _found.ForEach(copy => copy.Table.Received += copy.Rows);
}
