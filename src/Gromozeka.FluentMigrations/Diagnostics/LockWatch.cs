using System.Diagnostics;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Diagnostics;

/// <summary>Reports the wait for the lock to listeners, and records its duration when disposed.</summary>
internal sealed class LockWatch : IDisposable
{
    private readonly IDatabase _database;
    private readonly RunWatch? _run;
    private readonly Activity? _span;
    private readonly long _started = Stopwatch.GetTimestamp();

    private LockWatch(IDatabase database, RunWatch? run) => (_database, _run, _span) = (database, run, Telemetry.Start("lock", database));

    /// <returns>The watch of the wait; null if nothing listens, or the lock is that of a copy.</returns>
    public static LockWatch? Begin(IDatabase database, RunWatch? run) =>
        run is not null || (Telemetry.Tells(database) && Listeners.MayExist && Telemetry.IsOn) ? new LockWatch(database, run) : null;

    /// <summary>Reports that the lock is held.</summary>
    public void Tell(string holder)
    {
        _span?.SetTag("db.migration.lock.holder", holder);
        _run?.Report(new MigrationProgress(MigrationProgressKind.Waiting, _database.Name) { Holder = holder });
    }

    public void Fail(Exception cause) => Telemetry.Fail(_span, cause);

    public void Dispose()
    {
        Telemetry.LockWait.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds, Telemetry.Of(_database));
        _span?.Dispose();
    }
}
