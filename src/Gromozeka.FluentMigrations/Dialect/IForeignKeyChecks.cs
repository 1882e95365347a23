namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Finds rows that violate foreign keys, for products that allow such rows. Belongs to a session: reads within its transaction, writes
/// nothing, not thread-safe. A key that cannot be checked is part of the result, not an exception.
/// </summary>
public interface IForeignKeyChecks
{
    /// <summary>Whether the database itself keeps rows from violating foreign keys on this connection.</summary>
    bool EnforcesForeignKeys { get; }

    /// <summary>Finds violated foreign keys. Reads every row of the tables that have foreign keys.</summary>
    IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys();
}
