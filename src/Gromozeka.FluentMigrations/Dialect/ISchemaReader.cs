using System.Data.Common;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Reads the schema of a database through its session: within the transaction, if one is open, with what that has changed. Changes
/// nothing, and leaves the transaction usable: none of its statements may be expected to fail. A database that does not exist has no
/// schema. Not thread-safe.
/// </summary>
/// <remarks>
/// Each member may throw a <see cref="DbException"/>, which <see cref="IDatabase.Explain"/> recognizes if it is a fault of the database.
/// </remarks>
public interface ISchemaReader
{
    /// <summary>
    /// A number that shows whether the schema may have changed. Between two calls that return the same number, on any sessions of this
    /// database, nothing has changed that the schema reader or a collector would report, whoever changes it; a change of this session
    /// counts at once, one of another session once it is committed. If the number differs, the schema may still be the same, and is only
    /// read again. 0 for a database that does not exist.
    /// </summary>
    long SchemaRevision();

    /// <summary>
    /// Reads the schema: what the application or its users may have created, in each of their schemas, without the product's own objects.
    /// </summary>
    /// <returns>The schema. Tables that cannot be read are included by name only.</returns>
    SchemaSnapshot ReadSchema();

    /// <summary>Reads only the names of the tables that store rows themselves.</summary>
    /// <returns>The names as stored; those in the default schema without a schema.</returns>
    IReadOnlyList<TableName> ReadTableNames();

    /// <summary>Whether there is a table with a name that stores rows itself.</summary>
    /// <param name="name">The name, as the database compares it (<see cref="IDatabase.Names"/>).</param>
    bool HasTable(TableName name);

    /// <summary>
    /// Whether an existing table has any row, without reading more than one. A table that the session cannot read, such as one that
    /// needs an unregistered collation, counts as having rows.
    /// </summary>
    /// <param name="table">The table.</param>
    bool HasRows(TableName table);

    /// <summary>Reads one table, at a cost independent of the number of tables.</summary>
    /// <param name="name">Its name, as the database compares it (<see cref="IDatabase.Names"/>).</param>
    /// <returns>The table; null if there is none, or it cannot be read.</returns>
    TableShape? ReadTable(TableName name);

    /// <summary>Reads every trigger of the default schema.</summary>
    IReadOnlyList<TriggerShape> ReadTriggers();
}
