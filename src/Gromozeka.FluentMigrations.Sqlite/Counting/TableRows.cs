using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>Tracks the rows of one table while they are counted.</summary>
/// <param name="schema">Its schema, as SQLite names it.</param>
/// <param name="name">Its name, as stored; a rename changes it.</param>
internal sealed class TableRows(string schema, string name)
{
    private readonly long[] _deleted = new long[Enum.GetValues<DeletionCause>().Length];

    public string Schema => schema;

    public string Name { get; set; } = name;

    /// <summary>The name for messages.</summary>
    public TableName Title => Names.Table(schema, Name);

    /// <summary>Whether it was created since the count began: then it contains no original rows except those that it received.</summary>
    public bool IsCreated { get; init; }

    public bool IsVirtual { get; init; }

    /// <summary>Whether it disappears with the connection.</summary>
    public bool IsVolatile { get; init; }

    /// <summary>Whether its rows do not count, because it is a part of a virtual table, or a view.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>The columns that had values when the count began, or when the table was created.</summary>
    public List<string> Columns { get; set; } = [];

    /// <summary>The rows that other tables received from it.</summary>
    public Dictionary<TableRows, TableCopy> Copies { get; private set; } = [];

    public long Inserted { get; set; }

    public long Deleted { get; private set; }

    /// <summary>The original rows that it received from tables that no longer exist.</summary>
    public long Received { get; set; }

    public bool IsGone { get; set; }

    /// <summary>The row count when the table was first touched, if SQLite reports no rows.</summary>
    public long? RowsAtFirst { get; set; }

    /// <summary>The number of original rows that it may have lost, once that is known.</summary>
    public long? Stake { get; set; }

    public long this[DeletionCause cause] => _deleted[(int)cause];

    /// <summary>Records deleted rows. While the table contains no original rows, nothing is lost.</summary>
    public void Delete(DeletionCause cause, long rows)
    {
        Deleted += rows;
        if (Received > 0 || !(IsCreated || IsVolatile))
            _deleted[(int)cause] += rows;
    }

    /// <summary>The maximum number of original rows that the table contained, given its current ones.</summary>
    public long Before(long rowsNow) => Received + (IsCreated || IsVolatile ? 0 : RowsAtFirst ?? Math.Max(0, rowsNow - Inserted + Deleted));

    /// <returns>An action that restores the current state.</returns>
    public Action Remember()
    {
        var (name, columns, inserted, deleted) = (Name, Columns.ToList(), Inserted, Deleted);
        var (received, isGone, stake, causes) = (Received, IsGone, Stake, _deleted.ToArray());
        var copies = Clone(Copies);
        return () =>
        {
            (Name, Columns, Inserted, Deleted) = (name, [.. columns], inserted, deleted);
            (Received, IsGone, Stake, Copies) = (received, isGone, stake, Clone(copies));
            causes.CopyTo(_deleted, 0);
        };
    }

    private static Dictionary<TableRows, TableCopy> Clone(Dictionary<TableRows, TableCopy> copies) =>
        copies.ToDictionary(copy => copy.Key, copy => copy.Value.Clone());
}
