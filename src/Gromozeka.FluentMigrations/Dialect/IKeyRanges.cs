namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// SQL that reads the ends of a column at a cost that does not depend on the number of rows. Thread-safe.
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

    /// <summary>An SQL query for the highest values of a column, one a row, under its name.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="count">How many at most.</param>
    string HighestKeys(TableName table, string column, int count);
}
