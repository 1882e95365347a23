using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>Is notified when a statement writes to the schema table itself.</summary>
internal interface ISchemaWrites
{
    /// <summary>Says that a statement does so.</summary>
    /// <returns>Whether the author of the step does; the engine, too, gives a table another text for a moment.</returns>
    bool SchemaIsWritten();

    /// <summary>Lets SQLite read the schema again.</summary>
    /// <exception cref="CheckFailedException">It cannot.</exception>
    void ReadAgain();
}
