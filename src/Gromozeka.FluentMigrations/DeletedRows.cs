namespace Gromozeka.FluentMigrations;

/// <summary>Rows, or the values of a column, that a step deleted or would delete.</summary>
/// <param name="Table">The table, as stored.</param>
/// <param name="Column">The column; null if whole rows were deleted.</param>
/// <param name="Rows">How many rows; for a column, those that had a value in it.</param>
/// <param name="Cause">What deleted them.</param>
public sealed record DeletedRows(TableName Table, string? Column, long Rows, DeletionCause Cause)
{
    /// <summary>Whether a rollback is refused for it, unless <see cref="MigrationOptions.AllowDataLoss"/> is set.</summary>
    public bool IsLoss => Cause is not (DeletionCause.Statement or DeletionCause.Trigger);

    /// <inheritdoc />
    public override string ToString()
    {
        var rows = Quantity.Of(Rows, "row");
        return Cause switch
        {
            DeletionCause.Table => $"table {Table} ({rows})",
            DeletionCause.Column => $"column {Table}.{Column} ({rows})",
            DeletionCause.Cascade => $"{rows} of table {Table} by a cascade",
            DeletionCause.Replacement => $"{rows} of table {Table} by a REPLACE",
            DeletionCause.Trigger => $"{rows} of table {Table} by a trigger",
            _ => $"{rows} of table {Table}",
        };
    }
}
