namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>What one table has received from another, by statements that read one and write to the other.</summary>
internal sealed class TableCopy
{
    private HashSet<string> _updated = [];
    private HashSet<string>? _inserted;
    private long _rows;
    private long _deletedBefore;
    private bool _isFromCreation;

    /// <summary>Rows were inserted, from these columns.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="deletedBefore">How many rows of the receiver had been deleted by then.</param>
    /// <param name="columns">The columns.</param>
    public void Insert(long rows, long deletedBefore, IReadOnlySet<string> columns)
    {
        if (rows <= 0)
            return;
        if (_rows == 0)
            _deletedBefore = deletedBefore;
        _rows += rows;
        // Only what every statement has read is there for every row.
        if (_inserted is null)
            _inserted = [.. columns];
        else
            _inserted.IntersectWith(columns);
    }

    /// <summary>The receiver was created from these columns (CREATE TABLE … AS SELECT), by rows of which SQLite does not tell.</summary>
    public void Create(IReadOnlySet<string> columns)
    {
        _isFromCreation = true;
        _inserted = [.. columns];
    }

    /// <summary>How many rows the receiver has of it at least: whatever was deleted there since may have been of them.</summary>
    /// <param name="receiver">The receiver.</param>
    /// <param name="rowsNow">How many rows it has now.</param>
    public long Rows(TableRows receiver, long rowsNow) =>
        _isFromCreation ? rowsNow - receiver.Inserted + _rows : Math.Min(rowsNow, _rows - (receiver.Deleted - _deletedBefore));

    /// <summary>Rows were updated, from these columns.</summary>
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
