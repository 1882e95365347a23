using System.Data.Common;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// One connection to a database, and at most one transaction on it. Not thread-safe, except <see cref="Interrupt"/>. Disposing it rolls
/// back an open transaction.
/// </summary>
/// <remarks>
/// Unless documented otherwise, a member that accesses the database throws a <see cref="DbException"/> of the driver, which
/// <see cref="IDatabase.Explain"/> recognizes if it is a fault of the database, or a <see cref="MigrationException"/>. After a failure
/// within a transaction, the engine uses only <see cref="InTransaction"/>, <see cref="Rollback"/>, counters and the transaction watch, so
/// that a product may abort the transaction then.
/// </remarks>
public interface IDatabaseSession : IDisposable
{
    /// <summary>
    /// Whether there is no database yet: no file or an empty one, or no database with that name on the server. Then nothing can be read
    /// from it.
    /// </summary>
    bool IsNew { get; }

    /// <summary>The connection string, for migrations that read it.</summary>
    string ConnectionString { get; }

    /// <summary>
    /// Whether a transaction is open according to the database itself: including one that a statement began or a failure has aborted, and
    /// not one that a statement has ended. Does not query a database that does not exist; cheap, and never throws.
    /// </summary>
    bool InTransaction { get; }

    /// <summary>Reads the schema. Lives as long as the session.</summary>
    ISchemaReader Schema { get; }

    /// <summary>
    /// Creates a database that does not exist yet, outside of a transaction; does nothing to one that does. After it <see cref="IsNew"/>
    /// is false.
    /// </summary>
    void EnsureCreated();

    /// <summary>
    /// Begins a transaction that reads the current data. Until it ends, no other process can change the schema or the version table
    /// through this engine; it waits for such a process up to <see cref="IDatabase.LockTimeout"/>. No transaction may be open before.
    /// </summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.LockTimeout"/>, or a <see cref="DbException"/> that is explained as
    /// that. No transaction is open then.</exception>
    void Begin();

    /// <summary>
    /// Commits the transaction: when it returns, all of it is stored and none is open; when it throws, nothing is stored, and the engine
    /// rolls back.
    /// </summary>
    /// <exception cref="CheckFailedException">The rows are no longer consistent; nothing has been committed.</exception>
    void Commit();

    /// <summary>
    /// Rolls back the transaction, including one that a statement began. Afterward no transaction is open, an interruption is cleared,
    /// and the session can be used again. Does nothing when there is none. Never throws.
    /// </summary>
    void Rollback();

    /// <summary>
    /// Creates a command collector for one step. This session answers its questions about the schema, within its transaction. No question
    /// may be a statement that is expected to fail.
    /// </summary>
    ICommandCollector NewCollector();

    /// <summary>Runs a command: within the transaction, if one is open, else each statement by itself.</summary>
    /// <param name="command">The command, created by a collector of this dialect, or an <see cref="SqlCommand"/> of the engine.</param>
    /// <exception cref="CheckFailedException">A <see cref="CheckCommand"/> has found something.</exception>
    void Execute(DatabaseCommand command);

    /// <summary>
    /// Creates a command on the connection and within its transaction, for reading. The caller disposes it and its reader before any
    /// other call.
    /// </summary>
    /// <param name="sql">The statement; one of those in docs/architecture.md, or of a host.</param>
    DbCommand CreateCommand(string sql);

    /// <summary>Reads one row with a statement that is used again and again, so that it is kept prepared.</summary>
    /// <param name="sql">The statement, with the parameters <c>@p0</c>, <c>@p1</c>, and so on.</param>
    /// <param name="values">The values of the parameters, as many in each call.</param>
    /// <returns>The values of the first row as the driver reads them, <see cref="DBNull"/> for NULL; null if there is no row.</returns>
    object[]? ReadRepeated(string sql, params IReadOnlyList<object?> values);

    /// <summary>
    /// Stops the running statement, which then fails. If none is running, the next command fails, until <see cref="Rollback"/>. May be
    /// called from any thread.
    /// </summary>
    void Interrupt();

    /// <summary>
    /// Capabilities that only some products have: <see cref="ITransactionWatch"/>, <see cref="ITableRebuilds"/>,
    /// <see cref="IChangeCounters"/>, <see cref="IStepVerification"/>, <see cref="IIntegrityCheck"/>, <see cref="IForeignKeyChecks"/>,
    /// <see cref="IPersistentSettings"/>. <see cref="SessionCapabilities"/> provides the answers for a session that lacks one.
    /// </summary>
    /// <typeparam name="TCapability">The capability.</typeparam>
    /// <returns>The capability; null if this session does not have it.</returns>
    TCapability? Find<TCapability>()
        where TCapability : class;
}
