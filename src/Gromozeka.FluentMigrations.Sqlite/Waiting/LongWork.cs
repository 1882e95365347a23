namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Reports what a database is busy with. Both callbacks run on the working thread and must be quick.</summary>
internal sealed class LongWork
{
    /// <summary>Receives, in each turn of a wait for a lock, how long the wait has lasted.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    /// <summary>Receives what begins, and its progress (0 to 1) if known. The returned object is disposed when the work ends.</summary>
    public Func<string, Func<double>?, IDisposable>? Beginning { get; set; }

    /// <returns>The object to dispose when it ends; null if nobody listens.</returns>
    public IDisposable? Begin(string what, Func<double>? share = null) => Beginning?.Invoke(what, share);
}
