using System.Collections.Concurrent;

namespace Gromozeka.FluentMigrations.Hosting.Start;

/// <summary>The runs that continue while the host runs, by the names of their databases. Thread-safe.</summary>
internal sealed class BackgroundRuns
{
    private readonly ConcurrentDictionary<string, Exception?> _runs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A run has migrations left.</summary>
    public void Begin(string name) => _runs[name] = null;

    /// <summary>A run is completed, or was stopped with the host.</summary>
    public void End(string name) => _runs.TryRemove(name, out _);

    /// <summary>A run has failed.</summary>
    public void Fail(string name, Exception cause) => _runs[name] = cause;

    /// <summary>Whether a run has not ended, or has failed.</summary>
    /// <param name="name">The name of the database.</param>
    /// <param name="failure">Why it failed; null if it has not.</param>
    public bool IsOpen(string name, out Exception? failure) => _runs.TryGetValue(name, out failure);
}
