namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>What a statement will do according to SQLite, and to which tables (each a schema and a name, as stored).</summary>
internal sealed class StatementEffects
{
    public static StatementEffects None { get; } = new();

    public StatementKind Kind { get; set; }

    /// <summary>The table that it acts on.</summary>
    public (string Schema, string Name) Target { get; set; }

    /// <summary>The column that it drops.</summary>
    public string? Column { get; set; }

    /// <summary>The new name of the table.</summary>
    public string? NewName { get; set; }

    /// <summary>The table that it creates an index on; null for every other statement.</summary>
    public (string Schema, string Name)? Indexed { get; set; }

    /// <summary>The columns that it reads, of each table, outside of triggers.</summary>
    public Dictionary<(string Schema, string Name), HashSet<string>> Reads { get; } = [];

    /// <summary>The tables from which a trigger may delete rows.</summary>
    public HashSet<(string Schema, string Name)> DeletesOfTriggers { get; } = [];

    /// <summary>How often rows may be deleted from a table other than by triggers: by the statement itself or by foreign keys.</summary>
    public Dictionary<(string Schema, string Name), int> OtherDeletes { get; } = [];

    /// <summary>The tables from which the statement or its triggers delete rows.</summary>
    public HashSet<(string Schema, string Name)> Deletes { get; } = [];

    /// <summary>The columns that the statement or its triggers update, of each table.</summary>
    public Dictionary<(string Schema, string Name), HashSet<string>> Updates { get; } = [];

    /// <summary>The triggers that it fires.</summary>
    public HashSet<string> Triggers { get; } = [];

    /// <summary>Every table that the statement, its triggers or foreign keys write to.</summary>
    public HashSet<(string Schema, string Name)> Written { get; } = [];

    /// <summary>The schema whose schema table it writes to directly; null for every other statement.</summary>
    public string? WrittenSchema { get; set; }

    /// <summary>Whether a conflict may replace rows, because the statement or one of its tables says so.</summary>
    public bool MayReplace { get; set; }

    /// <summary>Whether an insert may update rows if there is a conflict.</summary>
    public bool MayUpdate { get; set; }

    /// <summary>
    /// Whether individual row reports are required to know which rows change. Otherwise the change count is sufficient, and a whole table
    /// can still be emptied at once, at full speed.
    /// </summary>
    public bool NeedsRows => Written.Count > 1 || MayReplace || MayUpdate || OtherDeletes.GetValueOrDefault(Target) > 1;

    /// <summary>Whether a foreign key may delete rows of a table.</summary>
    public bool MayCascadeTo((string Schema, string Name) table) =>
        OtherDeletes.GetValueOrDefault(table) > (table == Target && Kind is StatementKind.Delete ? 1 : 0);
}
