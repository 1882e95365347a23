using System.Data.Common;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// One connection to a database, and at most one transaction on it. Not thread-safe, except <see cref="Interrupt"/>. Disposing it rolls back what is open.
/// </summary>
/// <remarks>
/// Where nothing else is said, a member that reaches the database throws a <see cref="DbException"/> of the driver, which <see cref="IDatabase.Explain"/> knows
/// if it is a fault of the database, or a <see cref="MigrationException"/>. After a failure within a transaction the engine asks for nothing but
/// <see cref="InTransaction"/>, <see cref="Rollback"/> and what counts or watches, so that a product may abort the transaction then.
/// </remarks>
public interface IDatabaseSession : IDisposable
{
    /// <summary>Whether there is no database yet: no file or an empty one, or none of that name on the server. Then nothing can be read from it.</summary>
    bool IsNew { get; }

    /// <summary>The connection string, for migrations that ask for it.</summary>
    string ConnectionString { get; }

    /// <summary>
    /// Whether a transaction is open, as the database itself sees it: also one that a statement began, also one that a failure has aborted, and not one that a
    /// statement has ended. Asks nothing of a database that does not exist; cheap, and never throws.
    /// </summary>
    bool InTransaction { get; }

    /// <summary>Reads the schema. Lives as long as the session.</summary>
    ISchemaReader Schema { get; }

    /// <summary>Creates a database that does not exist yet, outside of a transaction; does nothing to one that does. After it <see cref="IsNew"/> is false.</summary>
    void EnsureCreated();

    /// <summary>
    /// Begins a transaction in which what is read is what is there now. Until it ends, nobody else can change the schema or the version table through this
    /// engine; it waits for one who does, as long as <see cref="IDatabase.LockTimeout"/>. None is open before.
    /// </summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.LockTimeout"/>, or a <see cref="DbException"/> that is explained as that. No transaction is open
    /// then.</exception>
    void Begin();

    /// <summary>Commits what was begun: when it returns, all of it is stored and none is open; when it throws, nothing is stored, and the engine rolls back.</summary>
    /// <exception cref="CheckFailedException">Rows do not fit together any more; nothing has been committed.</exception>
    void Commit();

    /// <summary>
    /// Undoes what was begun, also by a statement; afterwards no transaction is open, an interruption is forgotten, and the session can be used again. Does
    /// nothing when there is none. Never throws.
    /// </summary>
    void Rollback();

    /// <summary>
    /// A collector of commands, for one step, whose questions about the schema this session answers, within its transaction. No question may be a statement
    /// that is expected to fail.
    /// </summary>
    ICommandCollector NewCollector();

    /// <summary>Runs a command: within the transaction, if one is open, else each statement by itself.</summary>
    /// <param name="command">The command, as a collector of this dialect made it, or an <see cref="SqlCommand"/> of the engine.</param>
    /// <exception cref="CheckFailedException">What a <see cref="CheckCommand"/> looks for is there.</exception>
    void Execute(DatabaseCommand command);

    /// <summary>Creates a command on the connection and within its transaction, for reading. The caller disposes it, and its reader, before it asks anything else.</summary>
    /// <param name="sql">The statement; one of those in docs/architecture.md, or of a host.</param>
    DbCommand CreateCommand(string sql);

    /// <summary>Reads one value by a statement that comes again in later steps, and is worth keeping prepared.</summary>
    /// <param name="sql">The statement, with a parameter <c>@p0</c>.</param>
    /// <param name="value">The value of the parameter.</param>
    /// <returns>The first column of the first row; null where there is none.</returns>
    object? ReadRepeated(string sql, object? value);

    /// <summary>
    /// Stops the statement that is running; it then fails. When none is, the next command fails, until <see cref="Rollback"/>. May be
    /// called from any thread.
    /// </summary>
    void Interrupt();

    /// <summary>
    /// What only some products can do: <see cref="ITransactionWatch"/>, <see cref="ITableRebuilds"/>, <see cref="IChangeCounters"/>,
    /// <see cref="IStepVerification"/>, <see cref="IIntegrityCheck"/>, <see cref="IForeignKeyChecks"/>, <see cref="IPersistentSettings"/>.
    /// <see cref="SessionCapabilities"/> answers for a session that lacks one.
    /// </summary>
    /// <typeparam name="TCapability">The capability.</typeparam>
    /// <returns>It; null when this session does not have it.</returns>
    TCapability? Find<TCapability>()
        where TCapability : class;
}
