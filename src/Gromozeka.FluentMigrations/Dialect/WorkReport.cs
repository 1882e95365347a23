namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>The progress of a long operation.</summary>
/// <param name="Kind">The kind of operation.</param>
/// <param name="Subject">The table or file that it works on.</param>
/// <param name="Done">The number of rows or pages done.</param>
/// <param name="Total">The total number; null if it is not known.</param>
public sealed record WorkReport(WorkKind Kind, string Subject, long Done, long? Total);

/// <summary>The kinds of long operations.</summary>
public enum WorkKind
{
    /// <summary>Copying rows to the table that replaces the old one.</summary>
    RebuiltRows,

    /// <summary>Inserting the rows of a migration.</summary>
    InsertedRows,

    /// <summary>Copying the pages of a file.</summary>
    CopiedPages,
}
