namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Makes databases of no consequence, on which migrations are tried. Thread-safe.</summary>
public interface IScratchDatabases
{
    /// <summary>Opens an empty database of the same dialect that vanishes with its session.</summary>
    IDatabaseSession OpenScratch();

    /// <summary>
    /// Opens a database that has the schema of another, the rows of some of its tables, and no others; it vanishes with its session. What cannot
    /// be made without a module that is not loaded is left out. Foreign keys are not enforced in it.
    /// </summary>
    /// <param name="original">The database to copy; it is only read.</param>
    /// <param name="tablesWithRows">The tables whose rows are copied, where they exist.</param>
    IDatabaseSession OpenSchemaCopy(IDatabaseSession original, IReadOnlyCollection<TableName> tablesWithRows);
}
