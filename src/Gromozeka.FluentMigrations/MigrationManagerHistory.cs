namespace Gromozeka.FluentMigrations;

/// <content>Looking back.</content>
public sealed partial class MigrationManager
{
    /// <summary>What was attempted on the database, oldest first. Only reads.</summary>
    /// <returns>The log; null where there is none, or nothing in it.</returns>
    /// <exception cref="MigrationException">The database or its log cannot be read.</exception>
    public IReadOnlyList<MigrationLogEntry>? GetHistory() => Read(_history.Log.ReadEntries);
}
