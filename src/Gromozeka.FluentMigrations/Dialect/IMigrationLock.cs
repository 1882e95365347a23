namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// The lock that one run at a time holds on a database. The operating system or the server keeps it and frees it when its holder dies;
/// it is never a row or a time of expiry. Thread-safe.
/// </summary>
public interface IMigrationLock
{
    /// <summary>Takes the lock if it is free. Never waits.</summary>
    /// <returns>What holds the lock until it is disposed; null when somebody else has it.</returns>
    /// <exception cref="MigrationException">The lock cannot be taken by anybody: there is no right to write, or no folder.</exception>
    IDisposable? TryAcquire();

    /// <summary>Who holds the lock, as it says itself (process, host, since when), or as the system says. Null when that cannot be told. Only informs.</summary>
    string? Holder { get; }
}
