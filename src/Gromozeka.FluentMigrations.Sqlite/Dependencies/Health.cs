namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>Whether SQLite can compile a dependent.</summary>
/// <param name="Fault">Why not; null when it can.</param>
/// <param name="QuotedFault">Why not even where strings in double quotes are allowed, as in the <c>sqlite3</c> shell; null when it can
/// there.</param>
/// <param name="Missing">The tables, folded, that its foreign keys refer to and that do not exist.</param>
internal sealed record Health(string? Fault, string? QuotedFault, IReadOnlyList<string> Missing)
{
    /// <summary>What worked before and no longer works; null for nothing.</summary>
    /// <param name="before">How it was.</param>
    /// <param name="needsTables">Whether a table that a foreign key misses counts.</param>
    public string? WorseThan(Health before, bool needsTables)
    {
        if (before.Fault is null && Fault is not null)
            return Fault;
        if (before.QuotedFault is null && QuotedFault is not null)
            return QuotedFault;
        return needsTables && Missing.Except(before.Missing).FirstOrDefault() is { } table ? $"table {table} no longer exists" : null;
    }
}
