namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Tells of a column, whatever the number of rows, that its lowest and highest value and the number of rows name all its values. Thread-safe.</summary>
public interface IKeyRanges
{
    /// <summary>
    /// An SQL expression that is true where a table is an ordinary one, and a column of it holds integers only, each once, so that its lowest
    /// and highest value and the number of rows name all values where these have no gap. It costs the same whatever the number of rows is.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    string IntegerKeyTest(TableName table, string column);
}
