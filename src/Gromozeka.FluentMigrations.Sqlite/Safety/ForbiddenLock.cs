using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>
/// The lock of a database that the connection string makes read-only: no run can take it, and no file is created for it.
/// </summary>
internal sealed class ForbiddenLock(string database) : IMigrationLock
{
    public string? Holder => null;

    public IDisposable? TryAcquire() => throw SqliteFaults.ReadOnlyMode(database);
}
