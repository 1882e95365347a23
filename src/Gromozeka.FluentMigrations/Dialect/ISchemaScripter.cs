using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Creates the commands that add to a schema without touching a row, and runs none. Thread-safe; never throws.</summary>
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

    /// <summary>
    /// The statements that create a schema on an empty database: in an order in which they run, which depends only on the schema, and
    /// written so that a change of a part of an object changes few lines.
    /// </summary>
    /// <param name="schema">The schema, as this dialect read it.</param>
    /// <returns>The statements, without semicolons. Running them results in an equal schema (<see cref="SchemaComparer"/>).</returns>
    IReadOnlyList<string> Create(SchemaSnapshot schema);
}
