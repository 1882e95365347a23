namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Reads each value of a key as text, which is kept while a data migration runs and turned back into exactly this value. A capability of a
/// database whose values have many types. Without it, the driver's values are kept: integers, reals, texts and bytes. Thread-safe.
/// </summary>
public interface IKeyTexts
{
    /// <summary>SQL for the text of a column; NULL if the column is.</summary>
    /// <param name="column">The column in SQL.</param>
    string ToText(string column);

    /// <summary>SQL for the value of a text.</summary>
    /// <param name="text">The text in SQL, for example a parameter.</param>
    /// <param name="type">The type of the column, as the schema has it.</param>
    string FromText(string text, string type);
}
