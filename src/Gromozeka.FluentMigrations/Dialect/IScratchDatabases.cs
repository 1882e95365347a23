using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Creates scratch databases on which migrations are tried. Thread-safe; the sessions that it opens are not, and are open without a
/// transaction.
/// </summary>
public interface IScratchDatabases
{
    /// <summary>
    /// Whether one costs so little that a run may use one for checks that it can do without. Otherwise they are used only by what asks for
    /// a replay.
    /// </summary>
    bool AreCheap => false;

    /// <summary>Opens an empty database of the same dialect that is deleted with its session.</summary>
    IDatabaseSession OpenScratch();

    /// <summary>Opens a database that has one table of another with its indexes, without rows; it is deleted with its session.</summary>
    /// <param name="table">The table, as this dialect read it. It is in the default schema.</param>
    /// <returns>The session; null if the table cannot be created there, because it needs something that only the original has.</returns>
    IDatabaseSession? OpenTableCopy(TableShape table);

    /// <summary>
    /// Opens a database that has the schema of another, the rows of some of its tables, and no others; it is deleted with its session.
    /// What cannot be created without a module that is not loaded is left out. Foreign keys are not enforced in it.
    /// </summary>
    /// <param name="original">The database to copy; it is only read.</param>
    /// <param name="tablesWithRows">The tables whose rows are copied, where they exist.</param>
    IDatabaseSession OpenSchemaCopy(IDatabaseSession original, IReadOnlyCollection<TableName> tablesWithRows);
}
