namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>The tables to which the rows of a table were copied before it is dropped, and the columns that were copied.</summary>
internal sealed class Receivers
{
    private readonly List<(TableRows Table, TableCopy Copy, long Rows)> _found;

    private Receivers(List<(TableRows Table, TableCopy Copy, long Rows)> found, long kept)
    {
        _found = found;
        Kept = kept;
    }

    /// <summary>The number of rows that are in one of them.</summary>
    public long Kept { get; }

    /// <param name="table">The table, which still exists.</param>
    /// <param name="stake">The number of its original rows.</param>
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
        // Each column may be in a different table.
        if (all[0].Rows == stake)
            return new Receivers(all.FindAll(copy => copy.Rows == stake), stake);
        // Rows in several tables: their total does not show whether each row is in one of them, but their keys do.
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

    /// <summary>Whether the values of a column were copied as well.</summary>
    public bool Have(string column) =>
        IsSplit ? _found.TrueForAll(copy => copy.Copy.Has(column)) : _found.Exists(copy => copy.Copy.Has(column));

    /// <summary>Records for each of them that it now contains original rows.</summary>
    public void Enter() => _found.ForEach(copy => copy.Table.Received += copy.Rows);
}
