using System.Data.Common;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>One connection to a database, and at most one transaction on it. Not thread-safe, except <see cref="Interrupt"/>.</summary>
public interface IDatabaseSession : IDisposable
{
    /// <summary>Whether there is no database yet: no file or an empty one, or none of that name on the server. Then nothing can be read from it.</summary>
    bool IsNew { get; }

    /// <summary>The connection string, for migrations that ask for it.</summary>
    string ConnectionString { get; }

    /// <summary>Whether a transaction is open, as the database itself sees it.</summary>
    bool InTransaction { get; }

    /// <summary>Reads the schema.</summary>
    ISchemaReader Schema { get; }

    /// <summary>Creates a database that does not exist yet; does nothing to one that does.</summary>
    void EnsureCreated();

    /// <summary>Begins a transaction. Until it ends, nobody else can change the schema or the version table.</summary>
    void Begin();

    /// <summary>Commits what was begun.</summary>
    /// <exception cref="CheckFailedException">Rows do not fit together any more; nothing has been committed.</exception>
    void Commit();

    /// <summary>Undoes what was begun. Does nothing when the database has ended the transaction by itself. Never throws.</summary>
    void Rollback();

    /// <summary>A collector of commands whose questions about the schema this session answers.</summary>
    ICommandCollector NewCollector();

    /// <summary>Runs a command.</summary>
    /// <param name="command">The command, as a collector of this dialect made it.</param>
    void Execute(DatabaseCommand command);

    /// <summary>Creates a command on the connection and within its transaction, for reading.</summary>
    /// <param name="sql">The statement.</param>
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
