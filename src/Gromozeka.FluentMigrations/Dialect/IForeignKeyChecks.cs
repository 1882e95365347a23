namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Finds rows that violate foreign keys, where a product lets such rows in. Of a session: reads within its transaction, writes nothing, not thread-safe. A key
/// that cannot be checked is in the answer, and no exception.
/// </summary>
public interface IForeignKeyChecks
{
    /// <summary>Whether the database itself keeps rows from violating foreign keys on this connection.</summary>
    bool EnforcesForeignKeys { get; }

    /// <summary>Looks for foreign keys that do not hold. Reads every row of the tables that have any.</summary>
    IReadOnlyList<BrokenForeignKey> FindBrokenForeignKeys();
}
