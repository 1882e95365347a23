using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Replay;

/// <summary>The lock of a database that no other process can access.</summary>
internal sealed class FreeLock : IMigrationLock
{
    public string? Holder => null;

    public IDisposable? TryAcquire() => new Held();

    private sealed class Held : IDisposable
    {
        public void Dispose()
        {
            // Nothing has to be released.
        }
    }
}
