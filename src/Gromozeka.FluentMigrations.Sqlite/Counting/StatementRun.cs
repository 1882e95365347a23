namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>A statement that is running.</summary>
/// <param name="Statement">SQLite's pointer to it.</param>
/// <param name="Known">What it does.</param>
/// <param name="ChangesBefore">SQLite's number of changed rows when it began.</param>
internal sealed record StatementRun(nint Statement, KnownStatement Known, int ChangesBefore)
{
    private readonly List<RowTally> _tallies = [];
    private nint _schema;
    private nint _name;
    private RowTally? _tally;

    /// <summary>The rows that the statement itself inserted into its table.</summary>
    public long Inserted { get; private set; }

    /// <summary>The rows that it replaced there.</summary>
    public long Replaced { get; private set; }

    /// <summary>The changes that SQLite told of row by row; it does not count rows that make place for others.</summary>
    public long Told { get; set; }

    /// <summary>The changes of statements that ran while this one did.</summary>
    public long OfOthers { get; set; }

    /// <summary>
    /// The rows, at its beginning, of the tables that its triggers may empty; null where SQLite's number of changes tells how many went.
    /// </summary>
    public IReadOnlyDictionary<TableRows, long>? Before { get; init; }

    /// <summary>Enters what else it has done, when it has ended.</summary>
    public Action? AtEnd { get; set; }

    /// <summary>Reports which tables it touches; null if nobody asks.</summary>
    public TouchTale? Tale { get; set; }

    /// <summary>A row is about to be inserted or deleted, by the statement or by what it sets off.</summary>
    public void Change(bool isInsert, nint schema, nint name, int depth, Func<nint, nint, TableRows?> find)
    {
        Told++;
        if (Tally(schema, name, find) is not { Table: var table } tally)
            return;
        var effects = Known.Effects;
        var isDirect = depth == 0 && table == Known.Target;
        if (isInsert)
        {
            tally.Inserted++;
            Inserted += isDirect ? 1 : 0;
        }
        else if (depth > 0)
        {
            var cause =
                effects.MayCascadeTo((table.Schema, table.Name)) ? DeletionCause.Cascade
                : effects.DeletesOfTriggers.Contains((table.Schema, table.Name)) ? DeletionCause.Trigger
                : DeletionCause.Replacement;
            tally.Delete(cause);
            Told -= cause == DeletionCause.Replacement ? 1 : 0;
        }
        else if (isDirect && effects.Kind is StatementKind.Delete)
        {
            tally.Delete(DeletionCause.Statement);
        }
        else if (isDirect && effects.Kind is StatementKind.Insert or StatementKind.Update)
        {
            tally.Delete(DeletionCause.Replacement);
            Replaced++;
            Told--;
        }
    }

    /// <summary>Rows have gone that nothing told of: a trigger that deletes all rows of a table empties it at once.</summary>
    public void Empty(TableRows table, long rows)
    {
        if (rows <= 0)
            return;
        TallyOf(table).Delete(DeletionCause.Trigger, rows);
        Tale?.Emptied(table.Schema, table.Name, rows);
    }

    /// <summary>By how many rows a table has grown, as far as its rows were told of.</summary>
    public long Growth(TableRows table) => TallyOf(table).Growth;

    /// <summary>Enters the tallies of all tables.</summary>
    public void Enter() => _tallies.ForEach(tally => tally.Enter());

    /// <summary>
    /// The tally of the table that a row belongs to; null when its rows do not count. SQLite's pointers to the names stay the same while a
    /// statement runs.
    /// </summary>
    private RowTally? Tally(nint schema, nint name, Func<nint, nint, TableRows?> find)
    {
        if (schema == _schema && name == _name)
            return _tally;
        (_schema, _name, _tally) = (schema, name, null);
        if (find(schema, name) is not { IsIgnored: false } table)
            return null;
        return _tally = TallyOf(table);
    }

    private RowTally TallyOf(TableRows table)
    {
        if (_tallies.Find(tally => tally.Table == table) is not { } tally)
            _tallies.Add(tally = new RowTally(table));
        return tally;
    }
}
