namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What one statement did to one table, as the database itself tells it.</summary>
/// <param name="Table">The table, as stored; with its schema in front where that is not the database's own.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Rows">How many rows it concerned; null where the database does not tell.</param>
public sealed record TableTouch(string Table, TableTouchKind Kind, long? Rows)
{
    /// <summary>The column that was dropped, or the new name of a table that was renamed; null for everything else.</summary>
    public string? Other { get; init; }
}
