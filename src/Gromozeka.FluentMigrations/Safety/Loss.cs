namespace Gromozeka.FluentMigrations.Safety;

/// <summary>A table or a column that would go, and the rows that would go with it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column; null for the whole table.</param>
/// <param name="Rows">How many rows the table has.</param>
internal sealed record Loss(string Table, string? Column, long Rows)
{
    public override string ToString() =>
        $"{(Column is null ? $"table {Table}" : $"column {Table}.{Column}")} ({Rows} {(Rows == 1 ? "row" : "rows")})";
}
