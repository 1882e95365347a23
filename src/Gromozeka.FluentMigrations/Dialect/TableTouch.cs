namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>What one statement did to one table, as reported by the database.</summary>
/// <param name="Table">The table, as stored.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Rows">How many rows it affected; null if the database does not report it.</param>
public sealed record TableTouch(TableName Table, TableTouchKind Kind, long? Rows)
{
    /// <summary>
    /// The column that was dropped, or the new name, in the same schema, of a table that was renamed; null for everything else.
    /// </summary>
    public string? Other { get; init; }
}
