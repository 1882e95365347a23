using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Counting;

/// <summary>Is notified when a statement writes to the schema table itself.</summary>
internal interface ISchemaWrites
{
    /// <summary>Reports that a statement does so.</summary>
    /// <returns>Whether the author of the step does so; the engine also replaces the stored text of a table temporarily.</returns>
    bool SchemaIsWritten();

    /// <summary>Makes SQLite read the schema again.</summary>
    /// <exception cref="CheckFailedException">SQLite cannot read it.</exception>
    void ReadAgain();
}
