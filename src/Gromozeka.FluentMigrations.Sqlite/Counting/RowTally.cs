namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>
/// What a running statement has done to the rows of one table. It is recorded when the statement has ended, because a failure undoes it.
/// </summary>
internal sealed class RowTally(TableRows table)
{
    private readonly long[] _deleted = new long[Enum.GetValues<DeletionCause>().Length];

    public TableRows Table => table;

    public long Inserted { get; set; }

    /// <summary>The growth of the table, according to the reported rows.</summary>
    public long Growth => Inserted - _deleted.Sum();

    public void Delete(DeletionCause cause, long rows = 1) => _deleted[(int)cause] += rows;

    public void Enter()
    {
        table.Inserted += Inserted;
        Inserted = 0;
        foreach (var cause in Enum.GetValues<DeletionCause>())
        {
            if (_deleted[(int)cause] is > 0 and var rows)
                table.Delete(cause, rows);
        }

        Array.Clear(_deleted);
    }
}
