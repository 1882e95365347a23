using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Makes the commands that bring what is missing into an existing schema without touching a row.</summary>
public interface ISchemaScripter
{
    /// <summary>The command that adds what a difference says is missing.</summary>
    /// <param name="difference">Something that the database lacks.</param>
    /// <param name="tableHasRows">Whether the table concerned has rows.</param>
    /// <returns>The command, or null when the dialect cannot add it without touching a row.</returns>
    DatabaseCommand? Add(SchemaDifference difference, bool tableHasRows);
}
