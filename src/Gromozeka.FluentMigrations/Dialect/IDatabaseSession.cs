using System.Data.Common;

using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>One connection to a database, and at most one transaction on it. Not thread-safe, except <see cref="Interrupt"/>.</summary>
public interface IDatabaseSession : IDisposable
{
    /// <summary>Whether there is no database yet: no file, or an empty one. Then nothing can be read from it.</summary>
    bool IsNew { get; }

    /// <summary>The connection string, for migrations that ask for it.</summary>
    string ConnectionString { get; }

    /// <summary>How the database compares names of tables, columns and the like.</summary>
    StringComparer NameComparer { get; }

    /// <summary>Whether a transaction is open, as the database itself sees it.</summary>
    bool InTransaction { get; }

    /// <summary>
    /// Whether something was committed since <see cref="Begin"/> other than by <see cref="Commit"/>: a statement ended the transaction.
    /// </summary>
    bool IsCommittedByStatement { get; }

    /// <summary>
    /// Whether a statement ended the transaction that <see cref="Begin"/> began, by a commit or a rollback, even if it began another.
    /// </summary>
    bool HasLostTransaction { get; }

    /// <summary>How often something was committed on this connection since it first began or ran something, whoever asked for it.</summary>
    long Commits { get; }

    /// <summary>Creates a database that does not exist yet; does nothing to one that does.</summary>
    void EnsureCreated();

    /// <summary>Brings the settings of the database that outlive a connection (SQLite's journal mode) to what the host asked for.</summary>
    /// <returns>What was changed, for the log; null when nothing was.</returns>
    string? ApplyPersistentSettings();

    /// <summary>Begins a transaction that holds the right to write from its start.</summary>
    /// <param name="rebuildsTables">
    /// Whether tables will be rebuilt in it. What cannot be set within a transaction is then set before it, and put back after it.
    /// </param>
    void Begin(bool rebuildsTables = false);

    /// <summary>Commits what <see cref="Begin"/> began.</summary>
    /// <exception cref="CheckFailedException">Rows do not fit together any more; nothing has been committed.</exception>
    void Commit();

    /// <summary>Undoes what <see cref="Begin"/> began. Does nothing when the database has ended the transaction by itself. Never throws.</summary>
    void Rollback();

    /// <summary>
    /// Ends a step that has run, before its version row is written: checks that what worked before the step still works, as a new
    /// connection will see it, and removes what the step has left on the connection, so that the next step finds it as this one did.
    /// </summary>
    /// <returns>What is to be told of the step.</returns>
    /// <exception cref="CheckFailedException">The step breaks what worked before it.</exception>
    StepEnd FinishStep();

    /// <summary>A number that every change of the schema changes, whoever makes it.</summary>
    long SchemaStamp();

    /// <summary>A number that every commit of another connection changes, and none of this one; null where the database cannot tell.</summary>
    long? CommitsOfOthers();

    /// <summary>Checks the whole database: whether it is undamaged, and whether its rows keep their constraints (foreign keys aside).</summary>
    IntegrityReport CheckIntegrity();

    /// <summary>Reads the schema. Tables that cannot be read are listed by name only.</summary>
    SchemaSnapshot ReadSchema();

    /// <summary>Reads the names of the tables that hold rows themselves, and nothing else of them.</summary>
    IReadOnlyList<string> ReadTableNames();

    /// <summary>Whether there is a table of a name that holds rows itself.</summary>
    /// <param name="name">The name, in any case.</param>
    bool HasTable(string name);

    /// <summary>Reads one table, whatever the number of the others.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <returns>The table; null when there is none, or it cannot be read.</returns>
    TableShape? ReadTable(string name);

    /// <summary>Reads every trigger.</summary>
    IReadOnlyList<TriggerShape> ReadTriggers();

    /// <summary>Whether the database itself keeps rows from violating foreign keys on this connection.</summary>
    bool EnforcesForeignKeys { get; }

    /// <summary>Looks for foreign keys that do not hold. Reads every row of the tables that have any.</summary>
    IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys();

    /// <summary>Counts the rows that statements delete; null where the database does not tell.</summary>
    IChangeCounters? ChangeCounters => null;

    /// <summary>A collector of commands whose questions about the schema this session answers.</summary>
    ICommandCollector NewCollector();

    /// <summary>
    /// Plans to give a table the columns, keys and constraints of another one. Its rows stay, and whatever it has beyond that: columns, defaults,
    /// indexes, triggers. Changes nothing.
    /// </summary>
    /// <param name="wanted">The table as it should be.</param>
    /// <exception cref="FluentMigrator.Exceptions.DatabaseOperationNotSupportedException">The table cannot be changed like that.</exception>
    TableAlignment Align(TableShape wanted);

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
}
