namespace Gromozeka.FluentMigrations.Batches;

/// <summary>The rows of one batch.</summary>
/// <param name="Range">The rows after the batch before it.</param>
/// <param name="UpTo">The key of the last row.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="IsLast">Whether there is no row after them, up to the end of the work.</param>
internal sealed record Batch(KeyRange Range, object?[] UpTo, int Rows, bool IsLast);
