namespace Gromozeka.FluentMigrations;

/// <content>Health.</content>
public sealed partial class MigrationManager
{
    /// <summary>
    /// Determines whether the database matches the program, with one query whose cost does not grow with the history, and
    /// another one if something is pending. Only reads. If the
    /// version table has more than a thousand rows, those below the thousand highest are only counted, and only the last thousand rows of
    /// the log are searched for partially applied migrations; <see cref="GetStatus()"/> reads every row of both.
    /// </summary>
    /// <exception cref="MigrationException">The migrations of the program are not well-formed, or the database cannot be read.</exception>
    public MigrationHealth GetHealth()
    {
        var versions = _catalog.Value.Versions;
        return Read(session =>
        {
            var health = MigrationHealth.Of(_database.Name, !session.IsNew, versions, _history.Pulse.Read(session));
            return health.Pending == 0 ? health : health with { Batches = RunningBatches(session) is [var first, ..] ? first : null };
        });
    }
}
