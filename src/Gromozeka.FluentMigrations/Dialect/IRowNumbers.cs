using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Names the hidden column in which a product numbers the rows of its tables. A capability of a database. Without it, a table has only the
/// columns that it declares. Thread-safe.
/// </summary>
public interface IRowNumbers
{
    /// <summary>Finds the hidden column with a different integer for each row, which is never NULL.</summary>
    /// <param name="table">The table.</param>
    /// <returns>A name of the column that no declared column hides; null if the table has no such column.</returns>
    string? RowNumberOf(TableShape table);

    /// <summary>Whether a name can be a name of the hidden column.</summary>
    /// <param name="name">The name.</param>
    bool IsRowNumber(string name);
}
