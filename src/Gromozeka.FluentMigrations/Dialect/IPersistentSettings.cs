namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Settings of a database that outlive a connection (SQLite's journal mode). Belongs to a session: outside a transaction, not
/// thread-safe.
/// </summary>
public interface IPersistentSettings
{
    /// <summary>Applies the host's settings.</summary>
    /// <returns>What was changed, for the log; null if nothing was.</returns>
    string? ApplyPersistentSettings();
}
