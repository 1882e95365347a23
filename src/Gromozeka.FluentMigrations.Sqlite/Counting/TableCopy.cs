namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>What one table has received from another, by statements that read one and write to the other.</summary>
internal sealed class TableCopy
{
    private HashSet<string> _updated = [];
    private HashSet<string>? _inserted;
    private long _rows;
    private long _deletedBefore;
    private bool _isFromCreation;

    /// <summary>Records that rows were inserted from these columns.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="deletedBefore">The number of rows that had been deleted from the receiver before.</param>
    /// <param name="columns">The columns.</param>
    public void Insert(long rows, long deletedBefore, IReadOnlySet<string> columns)
    {
        if (rows <= 0)
            return;
        if (_rows == 0)
            _deletedBefore = deletedBefore;
        _rows += rows;
        // Only columns that every statement has copied are complete for every row.
        if (_inserted is null)
            _inserted = [.. columns];
        else
            _inserted.IntersectWith(columns);
    }

    /// <summary>
    /// Records that the receiver was created from these columns (CREATE TABLE … AS SELECT), for which SQLite reports no rows.
    /// </summary>
    public void Create(IReadOnlySet<string> columns)
    {
        _isFromCreation = true;
        _inserted = [.. columns];
    }

    /// <summary>The minimum number of copied rows that the receiver has: all rows deleted from it since may be copied ones.</summary>
    /// <param name="receiver">The receiver.</param>
    /// <param name="rowsNow">Its current row count.</param>
    public long Rows(TableRows receiver, long rowsNow) =>
        _isFromCreation ? rowsNow - receiver.Inserted + _rows : Math.Min(rowsNow, _rows - (receiver.Deleted - _deletedBefore));

    /// <summary>Records that rows were updated from these columns.</summary>
    public void Update(IReadOnlySet<string> columns) => _updated.UnionWith(columns);

    /// <summary>Whether the values of a column were copied.</summary>
    public bool Has(string column) => _inserted?.Contains(column) == true || _updated.Contains(column);

    public TableCopy Clone()
    {
        var clone = (TableCopy)MemberwiseClone();
        clone._updated = [.. _updated];
        clone._inserted = _inserted is null ? null : [.. _inserted];
        return clone;
    }
}
