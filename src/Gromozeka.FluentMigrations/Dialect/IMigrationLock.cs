namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// The lock that one run at a time holds on a database. The operating system or the server holds it and releases it when its holder ends;
/// it is never a row or a time of expiry. Thread-safe.
/// </summary>
public interface IMigrationLock
{
    /// <summary>Takes the lock if it is free. Never waits.</summary>
    /// <returns>An object that holds the lock until it is disposed; null if another process holds it.</returns>
    /// <exception cref="MigrationException">No process can take the lock: there is no write permission, or no folder.</exception>
    IDisposable? TryAcquire();

    /// <summary>
    /// The holder of the lock, as it describes itself (process, host, since when), or as the system reports it. Null if not known.
    /// Informational only.
    /// </summary>
    string? Holder { get; }
}
