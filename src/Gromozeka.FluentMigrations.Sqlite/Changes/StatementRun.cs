namespace Gromozeka.FluentMigrations.Sqlite.Changes;

/// <summary>A statement that is running.</summary>
/// <param name="Statement">SQLite's pointer to it.</param>
/// <param name="Effects">What it does.</param>
/// <param name="Target">The table that it is about; null when there is none that counts.</param>
internal sealed record StatementRun(nint Statement, StatementEffects Effects, TableRows? Target)
{
    private nint _schema;
    private nint _name;
    private TableRows? _table;

    /// <summary>Whether each row is looked at; otherwise SQLite's number of changes is all.</summary>
    public bool LooksAtRows { get; init; }

    /// <summary>The rows that the statement itself inserted into its table.</summary>
    public long Inserted { get; set; }

    /// <summary>The rows that it replaced there.</summary>
    public long Replaced { get; set; }

    /// <summary>What it will have lost when it has succeeded.</summary>
    public List<Action> AtEnd { get; } = [];

    /// <summary>The table that a row belongs to. SQLite's pointers to the names stay the same while a statement runs.</summary>
    public TableRows? Table(nint schema, nint name, Func<nint, nint, TableRows?> find)
    {
        if (schema != _schema || name != _name)
            (_schema, _name, _table) = (schema, name, find(schema, name));
        return _table;
    }
}
