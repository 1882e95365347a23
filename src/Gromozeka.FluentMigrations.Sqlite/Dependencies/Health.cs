namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>Whether SQLite can compile a dependent.</summary>
/// <param name="Fault">Why not; null if it can.</param>
/// <param name="QuotedFault">Why not even if strings in double quotes are allowed, as in the <c>sqlite3</c> shell; null if it can
/// there.</param>
/// <param name="Missing">The missing tables, case-folded, that its foreign keys refer to.</param>
internal sealed record Health(string? Fault, string? QuotedFault, IReadOnlyList<string> Missing)
{
    /// <summary>What worked before and no longer works; null if nothing broke.</summary>
    /// <param name="before">Its earlier state.</param>
    /// <param name="needsTables">Whether a missing table of a foreign key counts as a fault.</param>
    public string? WorseThan(Health before, bool needsTables)
    {
        if (before.Fault is null && Fault is not null)
            return Fault;
        if (before.QuotedFault is null && QuotedFault is not null)
            return QuotedFault;
        return needsTables && Missing.Except(before.Missing).FirstOrDefault() is { } table ? $"table {table} no longer exists" : null;
    }
}
