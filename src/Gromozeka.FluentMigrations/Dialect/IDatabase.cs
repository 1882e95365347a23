using FluentMigrator.Generation;

using Gromozeka.FluentMigrations.Safety;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>One database and the dialect that it speaks. Thread-safe; the sessions that it opens are not.</summary>
public interface IDatabase
{
    /// <summary>The database as messages name it: the absolute path of a file, or server and name; never a password.</summary>
    string Name { get; }

    /// <summary>How identifiers and values are written in this dialect.</summary>
    IQuoter Quoter { get; }

    /// <summary>Makes the commands that add to an existing schema.</summary>
    ISchemaScripter Scripter { get; }

    /// <summary>The lock that a run holds on the database.</summary>
    IMigrationLock Lock { get; }

    /// <summary>How long to wait for another process that holds the database.</summary>
    TimeSpan LockTimeout { get; }

    /// <summary>Copies the database into a file and back; null when it cannot be copied like that.</summary>
    IDatabaseBackup? Backup { get; }

    /// <summary>Copies the database with its rows for dry runs; null when it cannot be copied like that.</summary>
    IRowCopies? RowCopies => null;

    /// <summary>The schema of the tables that are named without one, written so that nothing of the connection's own hides them; null for none.</summary>
    string? DefaultSchema => null;

    /// <summary>
    /// An SQL expression that is true where a table is an ordinary one, and a column of it holds integers only, each once, so that its lowest
    /// and highest value and the number of rows name all values where these have no gap. It costs the same whatever the number of rows is.
    /// </summary>
    /// <param name="schema">The schema of the table; null for the default.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <returns>The expression; one that is false where the database cannot tell, so that the rows are read.</returns>
    string IntegerKeyTest(string? schema, string table, string column) => "1 = 0";

    /// <summary>Connects. A database that does not exist yet is not created by this.</summary>
    /// <param name="access">What the session may do.</param>
    /// <exception cref="MigrationException">The database cannot be opened, or is none.</exception>
    IDatabaseSession Open(SessionAccess access);

    /// <summary>Opens an empty database in memory, of the same dialect, that vanishes with its session.</summary>
    IDatabaseSession OpenScratch();

    /// <summary>
    /// Opens a database in memory that has the schema of another, the rows of some of its tables, and no others; it vanishes with its
    /// session. What cannot be made without a module that is not loaded is left out. Foreign keys are not enforced in it.
    /// </summary>
    /// <param name="original">The database to copy; it is only read.</param>
    /// <param name="tablesWithRows">The tables whose rows are copied, where they exist.</param>
    IDatabaseSession OpenSchemaCopy(IDatabaseSession original, IReadOnlyCollection<string> tablesWithRows);

    /// <summary>Turns a fault of the database itself (locked, damaged, read-only, not a database) into its error.</summary>
    /// <param name="cause">What the driver threw.</param>
    /// <param name="state">The state that the database is in now, as the error says it.</param>
    /// <returns>The error, or null when the fault lies in the statement.</returns>
    MigrationException? Explain(Exception cause, string state);
}
