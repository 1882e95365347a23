namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Makes private copies of a database with its rows, for dry runs. Only reads the database. Thread-safe.</summary>
public interface IRowCopies
{
    /// <summary>
    /// Copies the database as it is at one instant. Nobody can read the copy who cannot read the database. Before that, it deletes what dead processes
    /// left (<see cref="DeleteLeft"/>).
    /// </summary>
    /// <param name="cancellationToken">Ends the copying; nothing is left of it.</param>
    /// <returns>The copy, which vanishes when it is disposed; or why there is none.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    RowCopy Open(CancellationToken cancellationToken);

    /// <summary>Deletes the copies of this database whose process died before it could; never one that is in use. What cannot be deleted stays.</summary>
    void DeleteLeft();
}
