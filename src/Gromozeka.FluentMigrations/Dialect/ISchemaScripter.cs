using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Creates the commands that add to an existing schema without touching a row, and runs none. Thread-safe; never throws.</summary>
public interface ISchemaScripter
{
    /// <summary>Creates the command that adds a missing object.</summary>
    /// <param name="difference">Something that the database lacks.</param>
    /// <param name="tableHasRows">Whether the table concerned has rows.</param>
    /// <returns>The command, or null if the dialect cannot add it without touching a row.</returns>
    DatabaseCommand? Add(SchemaDifference difference, bool tableHasRows);

    /// <summary>Creates the command that drops an index that was created by its own statement.</summary>
    /// <param name="index">The index.</param>
    DatabaseCommand Drop(IndexShape index);

    /// <summary>The command that drops a trigger.</summary>
    /// <param name="trigger">The trigger.</param>
    DatabaseCommand Drop(TriggerShape trigger);
}
