namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// Tracks the rows of each table that statements touch: which of the original rows are gone, and where they went. Rows that another table
/// received before their table was dropped are not lost, as in a manual rebuild.
/// </summary>
internal sealed class RowAccounts(TableFacts facts, SchemaMemory memory, bool tellsRows)
{
    private Dictionary<(string Schema, string Name), TableRows> _tables = [];
    private List<TableRows> _gone = [];
    private List<DeletedRows> _dropped = [];

    /// <summary>The account of a table, opened on the first touch; null if there is no such table.</summary>
    public TableRows? Find((string Schema, string Name) table)
    {
        if (_tables.TryGetValue(table, out var known))
            return known;
        if (memory.Table(table) is not { } found)
            return null;
        var opened = new TableRows(table.Schema, table.Name)
        {
            IsVirtual = found.Type == "virtual",
            IsVolatile = found.IsVolatile,
            IsIgnored = found.Type is "shadow" or "view",
        };
        if (!opened.IsIgnored)
        {
            opened.Columns = [.. found.Columns];
            opened.RowsAtFirst = tellsRows ? null : Count(opened);
        }

        return _tables[table] = opened;
    }

    /// <summary>The account of a table that has been touched.</summary>
    public TableRows? Known((string Schema, string Name) table) => _tables.GetValueOrDefault(table);

    /// <summary>Records that a table was created.</summary>
    public TableRows? Create((string Schema, string Name) table)
    {
        if (facts.Table(table.Schema, table.Name) is not { } found || found.Type == "shadow")
            return null;
        return _tables[table] = new TableRows(table.Schema, table.Name)
        {
            IsCreated = true,
            IsVirtual = found.Type == "virtual",
            IsVolatile = found.IsVolatile,
            Columns = [.. found.Columns],
        };
    }

    /// <summary>Records that a table was renamed, if the statement succeeded.</summary>
    public void Rename(TableRows table, string newName)
    {
        if (facts.Type(table.Schema, table.Name) is not null)
            return;
        _tables.Remove((table.Schema, table.Name));
        table.Name = newName;
        _tables[(table.Schema, newName)] = table;
    }

    /// <summary>Records that columns of a table were added or renamed: the existing ones now have these names.</summary>
    public static void Alter(TableRows table, List<string> before, List<string> now) =>
        table.Columns = table.IsCreated
            ? now
            : [.. table.Columns.Select(column => before.IndexOf(column) is >= 0 and var index && index < now.Count ? now[index] : column)];

    /// <summary>Prepares for dropping a table.</summary>
    /// <returns>An action that records the loss once the table is dropped.</returns>
    public Action Drop(TableRows table)
    {
        var rows = Count(table);
        var stake = Math.Min(rows, table.Before(rows));
        var receivers = Receivers.Of(table, stake, facts, Count);
        var missing =
            receivers.Kept == 0
                ? []
                : table
                    .Columns.Where(column => !receivers.Have(column))
                    .Select(column => new DeletedRows(
                        table.Title,
                        column,
                        facts.Filled(table.Schema, table.Name, column),
                        DeletionCause.Column
                    ))
                    .Where(loss => loss.Rows > 0)
                    .ToList();
        return () =>
        {
            if (facts.Type(table.Schema, table.Name) is not null)
                return;
            _tables.Remove((table.Schema, table.Name));
            _gone.Add(table);
            table.IsGone = true;
            table.Stake = table.Before(rows);
            receivers.Enter();
            if (receivers.Kept < stake)
                _dropped.Add(new DeletedRows(table.Title, null, stake - receivers.Kept, DeletionCause.Table));
            _dropped.AddRange(missing);
        };
    }

    /// <summary>Prepares for dropping a column.</summary>
    /// <returns>An action that records the loss once the column is dropped.</returns>
    public Action DropColumn(TableRows table, string column)
    {
        var isOld = table.Columns.Contains(column);
        var filled = isOld ? Math.Min(facts.Filled(table.Schema, table.Name, column), table.Before(Count(table))) : 0;
        return () =>
        {
            if (facts.Columns(table.Schema, table.Name).Contains(column))
                return;
            table.Columns.Remove(column);
            if (filled > 0)
                _dropped.Add(new DeletedRows(table.Title, column, filled, DeletionCause.Column));
        };
    }

    /// <returns>An action that restores the current accounts when the database is rolled back to its current state.</returns>
    public Action Remember()
    {
        var (tables, gone, dropped) = (_tables.ToArray(), _gone.ToArray(), _dropped.ToArray());
        var states = tables.Select(table => table.Value).Concat(gone).Select(table => table.Remember()).ToList();
        return () =>
        {
            (_tables, _gone, _dropped) = (new(tables), [.. gone], [.. dropped]);
            states.ForEach(restore => restore());
        };
    }

    /// <summary>All lost rows.</summary>
    public IReadOnlyList<DeletedRows> Read()
    {
        var deleted = new List<DeletedRows>(_dropped);
        foreach (var table in _gone.Concat(_tables.Values).Where(table => !table.IsIgnored))
        {
            if (!tellsRows)
                CompareCounts(table);
            if (table.Deleted > 0)
                deleted.AddRange(OfTable(table));
            if (table is { IsVolatile: true, IsGone: false, Received: > 0 })
                deleted.Add(new DeletedRows(table.Title, null, table.Received, DeletionCause.Table));
        }

        return deleted;
    }

    /// <summary>The part of a table's losses that can consist of original rows.</summary>
    private IEnumerable<DeletedRows> OfTable(TableRows table)
    {
        var stake = table.Stake ?? table.Before(Count(table));
        return Enum.GetValues<DeletionCause>()
            .Select(cause => new DeletedRows(table.Title, null, Math.Min(table[cause], stake), cause))
            .Where(deleted => deleted.Rows > 0);
    }

    /// <summary>
    /// Without row reports: if a table has fewer rows than explicit deletes explain, the others were lost in another way.
    /// </summary>
    private void CompareCounts(TableRows table)
    {
        if (!table.IsGone && table.RowsAtFirst is { } before && before - table.Deleted - Count(table) is > 0 and var vanished)
            table.Delete(DeletionCause.Cascade, vanished);
    }

    /// <summary>The row count of a table; zero if it disappeared unreported, with its database or by a ROLLBACK TO.</summary>
    private long Count(TableRows table) =>
        facts.Type(table.Schema, table.Name) is null ? 0 : facts.Rows(table.Schema, table.Name, table.IsVirtual);
}
