using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// One database and its dialect. Thread-safe; the sessions that it opens are not. No property touches the database, or throws.
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
    /// The schema of tables named without one, so that no object of the connection, such as a temporary table, hides them; null for a
    /// product without schemas. It does not change while the database is used.
    /// </summary>
    string? DefaultSchema { get; }

    /// <summary>The lock that a run holds on the database.</summary>
    IMigrationLock Lock { get; }

    /// <summary>How long to wait for another process that holds the database.</summary>
    TimeSpan LockTimeout { get; }

    /// <summary>Connects. Does not create a database that does not exist yet.</summary>
    /// <param name="access">What the session may do.</param>
    /// <returns>A session without a transaction, which the caller disposes.</returns>
    /// <exception cref="MigrationException">The database cannot be opened, or is not a database.</exception>
    IDatabaseSession Open(SessionAccess access);

    /// <summary>Connects like <see cref="Open(SessionAccess)"/>, and can be stopped while it waits for another process.</summary>
    /// <param name="access">What the session may do.</param>
    /// <param name="cancellationToken">Ends the wait; has no effect on the session.</param>
    /// <returns>A session without a transaction, which the caller disposes.</returns>
    /// <exception cref="MigrationException">The database cannot be opened, or is not a database.</exception>
    /// <exception cref="OperationCanceledException">It was canceled. Nothing was written.</exception>
    IDatabaseSession Open(SessionAccess access, CancellationToken cancellationToken) => Open(access);

    /// <summary>
    /// Turns a fault of the database itself (locked, damaged, read-only, not a database) into its error. Runs nothing: the transaction
    /// may be aborted. Never throws.
    /// </summary>
    /// <param name="cause">What the driver threw.</param>
    /// <param name="state">The state of the database now, in the words of the error.</param>
    /// <returns>The error, or null if the statement is at fault.</returns>
    MigrationException? Explain(Exception cause, string state);

    /// <summary>
    /// Capabilities that only some products have: <see cref="IFileBackup"/>, <see cref="IRowCopies"/>, <see cref="IScratchDatabases"/>,
    /// <see cref="ISchemaScripter"/>, <see cref="IKeyRanges"/>,
    /// <see cref="IWriteObstacles"/>, <see cref="IRowNumbers"/>. <see cref="DatabaseCapabilities"/> provides the answers for a database
    /// that lacks one.
    /// </summary>
    /// <typeparam name="TCapability">The capability.</typeparam>
    /// <returns>The capability; null if this database does not have it.</returns>
    TCapability? Find<TCapability>()
        where TCapability : class;
}
