namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Finds, before a run, what would prevent it from writing. Thread-safe.</summary>
public interface IWriteObstacles
{
    /// <summary>
    /// Checks whether a run could write to the database now. Opens and changes nothing; a lock of another process is not an obstacle.
    /// </summary>
    /// <returns>The error with which a run would end; null if no obstacle is known.</returns>
    MigrationException? FindWriteObstacle();
}
