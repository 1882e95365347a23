using FluentMigrator.Generation;

using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// One database and the dialect that it speaks. Thread-safe; the sessions that it opens are not. No property touches the database, or throws.
/// </summary>
public interface IDatabase
{
    /// <summary>The database as messages name it: the absolute path of a file, or server and name; never a password.</summary>
    string Name { get; }

    /// <summary>How the database compares names; one without a schema is in <see cref="DefaultSchema"/>.</summary>
    TableNameComparer Names { get; }

    /// <summary>The product, as OpenTelemetry's <c>db.system.name</c> calls it.</summary>
    string SystemName => "other_sql";

    /// <summary>How identifiers and values are written in this dialect.</summary>
    IQuoter Quoter { get; }

    /// <summary>
    /// The schema of the tables that are named without one, so that nothing of the connection's own, as a temporary table, hides them; null for a product
    /// without schemas. The same for as long as the database is used.
    /// </summary>
    string? DefaultSchema { get; }

    /// <summary>The lock that a run holds on the database.</summary>
    IMigrationLock Lock { get; }

    /// <summary>How long to wait for another process that holds the database.</summary>
    TimeSpan LockTimeout { get; }

    /// <summary>Connects. A database that does not exist yet is not created by this.</summary>
    /// <param name="access">What the session may do.</param>
    /// <returns>A session without a transaction, which the caller disposes.</returns>
    /// <exception cref="MigrationException">The database cannot be opened, or is none.</exception>
    IDatabaseSession Open(SessionAccess access);

    /// <summary>
    /// Turns a fault of the database itself (locked, damaged, read-only, not a database) into its error. Runs nothing: the transaction may be aborted. Never
    /// throws.
    /// </summary>
    /// <param name="cause">What the driver threw.</param>
    /// <param name="state">The state that the database is in now, as the error says it.</param>
    /// <returns>The error, or null when the fault lies in the statement.</returns>
    MigrationException? Explain(Exception cause, string state);

    /// <summary>
    /// What only some products can do: <see cref="IFileBackup"/>, <see cref="IRowCopies"/>, <see cref="IScratchDatabases"/>,
    /// <see cref="ISchemaScripter"/>, <see cref="IKeyRanges"/>,
    /// <see cref="IWriteObstacles"/>. <see cref="DatabaseCapabilities"/> answers for a database that lacks one.
    /// </summary>
    /// <typeparam name="TCapability">The capability.</typeparam>
    /// <returns>It; null when this database does not have it.</returns>
    TCapability? Find<TCapability>()
        where TCapability : class;
}
