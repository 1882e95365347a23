using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Reads the schema of a database through its session. Changes nothing.</summary>
public interface ISchemaReader
{
    /// <summary>A number that every change of the schema changes, whoever makes it.</summary>
    long SchemaRevision();

    /// <summary>Reads the schema. Tables that cannot be read are listed by name only.</summary>
    SchemaSnapshot ReadSchema();

    /// <summary>Reads the names of the tables that hold rows themselves, and nothing else of them.</summary>
    IReadOnlyList<TableName> ReadTableNames();

    /// <summary>Whether there is a table of a name that holds rows itself.</summary>
    /// <param name="name">The name, as the database compares it (<see cref="IDatabase.Names"/>).</param>
    bool HasTable(TableName name);

    /// <summary>
    /// Whether a table that is there has any row, without reading more than one. One that the session cannot read for a reason of its own, as one that
    /// needs a collation which is not registered, is taken for one that has.
    /// </summary>
    /// <param name="table">The table.</param>
    bool HasRows(TableName table);

    /// <summary>Reads one table, whatever the number of the others.</summary>
    /// <param name="name">Its name, as the database compares it (<see cref="IDatabase.Names"/>).</param>
    /// <returns>The table; null when there is none, or it cannot be read.</returns>
    TableShape? ReadTable(TableName name);

    /// <summary>Reads every trigger.</summary>
    IReadOnlyList<TriggerShape> ReadTriggers();
}
