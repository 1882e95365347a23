namespace Gromozeka.FluentMigrations;

/// <content>Health.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Tells by one query whether the database fits the program, at a cost that does not grow with its history. Only reads. Of a version
    /// table with more than a thousand rows, only the number of those below the thousand highest is compared, and partially applied
    /// migrations are looked for in the last thousand rows of the log; <see cref="GetStatus"/> reads every row of both.
    /// </summary>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be read.</exception>
    public MigrationHealth GetHealth()
    {
        var versions = _catalog.Value.Versions;
        return Read(session => MigrationHealth.Of(_database.Name, !session.IsNew, versions, _history.Pulse.Read(session)));
    }
}
