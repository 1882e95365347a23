using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Changes a table by copying its rows into a new one, if the product has no statement for the change. Belongs to a session: not
/// thread-safe.
/// </summary>
public interface ITableRebuilds
{
    /// <summary>
    /// Begins a transaction as <see cref="IDatabaseSession.Begin"/> does, in which tables can be rebuilt: what cannot be set within a
    /// transaction is set before it, and restored after it.
    /// </summary>
    void BeginForRebuilds();

    /// <summary>
    /// Plans to give a table the columns, keys and constraints of another one. Its rows stay, and everything else that it has: columns,
    /// defaults, indexes, triggers. Changes nothing.
    /// </summary>
    /// <param name="wanted">The table as it should be.</param>
    /// <exception cref="FluentMigrator.Exceptions.DatabaseOperationNotSupportedException">The table cannot be changed in this
    /// way.</exception>
    TableAlignment Align(TableShape wanted);
}
