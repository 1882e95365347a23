namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Determines, independent of the number of rows, whether the lowest value, the highest value and the row count of a column identify all
/// its values. Thread-safe.
/// </summary>
public interface IKeyRanges
{
    /// <summary>
    /// An SQL expression that is true if a table is an ordinary one and a column contains only distinct integers, so that its lowest
    /// and highest value and the row count identify all values if there is no gap. Its cost does not depend on the number of rows.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    string IntegerKeyTest(TableName table, string column);
}
