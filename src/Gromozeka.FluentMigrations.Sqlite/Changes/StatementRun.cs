namespace Gromozeka.FluentMigrations.Sqlite.Changes;

/// <summary>A statement that is running.</summary>
/// <param name="Statement">SQLite's pointer to it.</param>
/// <param name="Known">What it does.</param>
internal sealed record StatementRun(nint Statement, KnownStatement Known)
{
    private nint _schema;
    private nint _name;
    private TableRows? _table;

    /// <summary>The rows that the statement itself inserted into its table.</summary>
    public long Inserted { get; set; }

    /// <summary>The rows that it replaced there.</summary>
    public long Replaced { get; set; }

    /// <summary>Enters what else it has done, when it has ended.</summary>
    public Action? AtEnd { get; set; }

    /// <summary>The table that a row belongs to. SQLite's pointers to the names stay the same while a statement runs.</summary>
    public TableRows? Table(nint schema, nint name, Func<nint, nint, TableRows?> find)
    {
        if (schema != _schema || name != _name)
            (_schema, _name, _table) = (schema, name, find(schema, name));
        return _table;
    }
}
