using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>The lock of a database that only one can reach.</summary>
internal sealed class FreeLock : IMigrationLock
{
    public string? Holder => null;

    public IDisposable? TryAcquire() => new Held();

    private sealed class Held : IDisposable
    {
        public void Dispose()
        {
            // There is nothing to release.
        }
    }
}
