using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The lock of a database that the connection string allows only to be read: no run may have it, and no file is made for it.</summary>
internal sealed class ForbiddenLock(string database) : IMigrationLock
{
    public string? Holder => null;

    public IDisposable? TryAcquire() => throw SqliteFaults.ReadOnlyMode(database);
}
