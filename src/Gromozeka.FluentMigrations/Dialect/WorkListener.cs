namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// Who is told of long work of a database. Each part is called on the thread that works, has to be quick, and must not throw; a part that
/// is null is not told.
/// </summary>
public sealed record WorkListener
{
    /// <summary>
    /// Called with what begins, which names the database by its <see cref="IDatabase.Name"/>, and how much of it is done (0 to 1) if known.
    /// What it returns is disposed when the work ends.
    /// </summary>
    public Func<string, Func<double>?, IDisposable>? Beginning { get; init; }

    /// <summary>Called now and then, and at the end of each work.</summary>
    public Action<WorkReport>? Done { get; init; }

    /// <summary>Called in each turn of a wait for another process, at short intervals, with how long the wait has lasted.</summary>
    public Action<TimeSpan>? Waiting { get; init; }
}
