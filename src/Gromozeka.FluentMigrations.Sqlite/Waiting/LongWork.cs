namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>Tells somebody who waits what a database is busy with. Both are called on the thread that works, and have to be quick.</summary>
internal sealed class LongWork
{
    /// <summary>Is told in each turn of a wait for a lock how long the wait has lasted.</summary>
    public Action<TimeSpan>? Waiting { get; set; }

    /// <summary>Is told what begins, and how much of it is done (0 to 1) where that is known; what it returns is disposed when that ends.</summary>
    public Func<string, Func<double>?, IDisposable>? Beginning { get; set; }

    /// <returns>What is disposed when it ends; null when nobody listens.</returns>
    public IDisposable? Begin(string what, Func<double>? share = null) => Beginning?.Invoke(what, share);
}
