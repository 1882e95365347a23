namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Creates private copies of a database with its rows, for dry runs. Only reads the database. Thread-safe.</summary>
public interface IRowCopies
{
    /// <summary>Where the rows are tried, as messages say it.</summary>
    string Place => "on a copy";

    /// <summary>
    /// Copies the database as it is at one instant. Only users who can read the database can read the copy. First deletes what ended
    /// processes left (<see cref="DeleteLeft"/>).
    /// </summary>
    /// <param name="cancellationToken">Cancels the copy; nothing is left of it.</param>
    /// <returns>The copy, which is deleted when it is disposed; or why there is none.</returns>
    /// <exception cref="OperationCanceledException">It was canceled.</exception>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    RowCopy Open(CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the copies of this database that ended processes left; never one that is in use. What cannot be deleted stays.
    /// </summary>
    void DeleteLeft();
}
