namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>A statement that is running.</summary>
/// <param name="Statement">SQLite's pointer to it.</param>
/// <param name="Known">What it does.</param>
/// <param name="ChangesBefore">SQLite's change count when it began.</param>
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

    /// <summary>The changes that SQLite reported row by row; excludes rows that were replaced by others.</summary>
    public long Told { get; set; }

    /// <summary>The changes of statements that ran during this one.</summary>
    public long OfOthers { get; set; }

    /// <summary>
    /// The row counts, at its beginning, of the tables that its triggers may empty; null if SQLite's change count shows how many rows are
    /// gone.
    /// </summary>
    public IReadOnlyDictionary<TableRows, long>? Before { get; init; }

    /// <summary>Records its remaining effects when it has ended.</summary>
    public Action? AtEnd { get; set; }

    /// <summary>Reports which tables it touches; null if nothing listens.</summary>
    public TouchTale? Tale { get; set; }

    /// <summary>Called when a row is about to be inserted or deleted by the statement or its consequences.</summary>
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

    /// <summary>Called for deleted rows that were not reported: a trigger that deletes all rows of a table empties it at once.</summary>
    public void Empty(TableRows table, long rows)
    {
        if (rows <= 0)
            return;
        TallyOf(table).Delete(DeletionCause.Trigger, rows);
        Tale?.Emptied(table.Schema, table.Name, rows);
    }

    /// <summary>The growth of a table, according to the reported rows.</summary>
    public long Growth(TableRows table) => TallyOf(table).Growth;

    /// <summary>Records the tallies of all tables.</summary>
    public void Enter() => _tallies.ForEach(tally => tally.Enter());

    /// <summary>
    /// The tally of the table that a row belongs to; null if its rows do not count. SQLite's pointers to the names do not change while a
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
