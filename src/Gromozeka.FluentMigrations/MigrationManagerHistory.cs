namespace Gromozeka.FluentMigrations;

/// <content>The history.</content>
public sealed partial class MigrationManager
{
    /// <summary>What was attempted on the database, oldest first. Only reads.</summary>
    /// <returns>The log; null if it does not exist or is empty.</returns>
    /// <exception cref="MigrationException">The database or its log cannot be read.</exception>
    public IReadOnlyList<MigrationLogEntry>? GetHistory() => Read(_history.Log.ReadEntries);
}
