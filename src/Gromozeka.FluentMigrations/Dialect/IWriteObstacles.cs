namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Tells before a run what would keep it from writing. Thread-safe.</summary>
public interface IWriteObstacles
{
    /// <summary>Looks whether a run could write to the database now. Opens and changes nothing; that another process holds it is no obstacle.</summary>
    /// <returns>The error that a run would end with; null when nothing is known to be in its way.</returns>
    MigrationException? FindWriteObstacle();
}
