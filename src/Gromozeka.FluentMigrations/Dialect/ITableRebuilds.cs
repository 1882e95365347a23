using Gromozeka.FluentMigrations.Schema;

namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Changes a table by copying its rows into a new one, where the product has no statement for the change. Of a session: not thread-safe.</summary>
public interface ITableRebuilds
{
    /// <summary>
    /// Begins a transaction as <see cref="IDatabaseSession.Begin"/> does, in which tables can be rebuilt: what cannot be set within a transaction is set
    /// before it, and put back after it.
    /// </summary>
    void BeginForRebuilds();

    /// <summary>
    /// Plans to give a table the columns, keys and constraints of another one. Its rows stay, and whatever it has beyond that: columns, defaults,
    /// indexes, triggers. Changes nothing.
    /// </summary>
    /// <param name="wanted">The table as it should be.</param>
    /// <exception cref="FluentMigrator.Exceptions.DatabaseOperationNotSupportedException">The table cannot be changed like that.</exception>
    TableAlignment Align(TableShape wanted);
}
