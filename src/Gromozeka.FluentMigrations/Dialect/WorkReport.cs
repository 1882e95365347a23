namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>How far a long work has come.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Subject">The table or file that it is done to.</param>
/// <param name="Done">How many rows or pages are done.</param>
/// <param name="Total">How many there are; null where that is not known.</param>
public sealed record WorkReport(WorkKind Kind, string Subject, long Done, long? Total);

/// <summary>What a long work is.</summary>
public enum WorkKind
{
    /// <summary>Rows are copied into the table that takes the place of theirs.</summary>
    RebuiltRows,

    /// <summary>Rows are inserted by a migration.</summary>
    InsertedRows,

    /// <summary>Pages of a file are copied.</summary>
    CopiedPages,
}
