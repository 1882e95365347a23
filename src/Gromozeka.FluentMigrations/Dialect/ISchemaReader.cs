using System.Data.Common;

using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Reads the schema of a database through its session: within the transaction, if one is open, with what that has changed. Changes nothing, and leaves the
/// transaction usable: no statement of it may be one that is expected to fail. Of a database that does not exist there is nothing. Not thread-safe.
/// </summary>
/// <remarks>Each member may throw a <see cref="DbException"/>, which <see cref="IDatabase.Explain"/> knows if it is a fault of the database.</remarks>
public interface ISchemaReader
{
    /// <summary>
    /// A number that tells whether the schema may have moved. Between two calls that answer the same number, on whatever sessions on this database, nothing
    /// has changed that the schema reader or a collector would tell, whoever changes it; a change of this session counts at once, one of another session
    /// once it is committed. It need not say more: where it differs, the schema may be the same, and is only read again. 0 for a database that does not exist.
    /// </summary>
    long SchemaRevision();

    /// <summary>Reads the schema: what the application or its users can have made, in every schema of theirs, and nothing of the product's own.</summary>
    /// <returns>The schema. Tables that cannot be read are in it by name only.</returns>
    SchemaSnapshot ReadSchema();

    /// <summary>Reads the names of the tables that hold rows themselves, and nothing else of them.</summary>
    /// <returns>The names as stored; those in the default schema without a schema.</returns>
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

    /// <summary>Reads every trigger of the default schema.</summary>
    IReadOnlyList<TriggerShape> ReadTriggers();
}
