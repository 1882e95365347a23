namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Settings of a database that outlive a connection (SQLite's journal mode). Of a session: outside of a transaction, not thread-safe.</summary>
public interface IPersistentSettings
{
    /// <summary>Brings them to what the host asked for.</summary>
    /// <returns>What was changed, for the log; null when nothing was.</returns>
    string? ApplyPersistentSettings();
}
