using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>Is told when a statement writes to the table of the schema itself.</summary>
internal interface ISchemaWrites
{
    /// <summary>Says that a statement does so.</summary>
    /// <returns>Whether the author of the step does; the engine, too, gives a table another text for a moment.</returns>
    bool SchemaIsWritten();

    /// <summary>Has SQLite read the schema again.</summary>
    /// <exception cref="CheckFailedException">It cannot.</exception>
    void ReadAgain();
}
