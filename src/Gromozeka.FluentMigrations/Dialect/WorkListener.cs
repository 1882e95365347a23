namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Receives reports of long work of a database. Each callback is called on the thread that does the work, must return quickly, and must
/// not throw. A callback that is null is not called.
/// </summary>
public sealed record WorkListener
{
    /// <summary>
    /// Called when work begins, with its description, which contains the <see cref="IDatabase.Name"/> of the database, and a function that
    /// returns the completed share (0 to 1), or null if the share is not known. The returned object is disposed when the work ends.
    /// </summary>
    public Func<string, Func<double>?, IDisposable>? Beginning { get; init; }

    /// <summary>Called from time to time, and when work has ended.</summary>
    public Action<WorkReport>? Done { get; init; }

    /// <summary>Called at short intervals during a wait for another process, with how long the wait has lasted.</summary>
    public Action<TimeSpan>? Waiting { get; init; }
}
