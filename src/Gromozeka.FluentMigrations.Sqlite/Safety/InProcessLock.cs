using System.Collections.Concurrent;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Safety;

/// <summary>The lock of an in-memory database, which no other process can reach. A private one needs no lock.</summary>
internal sealed class InProcessLock(string? name) : IMigrationLock
{
    private static readonly ConcurrentDictionary<string, string> Held = new(StringComparer.Ordinal);

    public string? Holder => name is not null && Held.TryGetValue(name, out var holder) ? holder : null;

    public IDisposable? TryAcquire()
    {
        if (name is null)
            return new Release(null);
        return Held.TryAdd(name, $"another run in this process ({Environment.ProcessId})") ? new Release(name) : null;
    }

    private sealed class Release(string? name) : IDisposable
    {
        public void Dispose()
        {
            if (name is not null)
                Held.TryRemove(name, out _);
        }
    }
}
