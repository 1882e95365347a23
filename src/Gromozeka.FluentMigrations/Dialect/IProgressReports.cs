namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Reports to a waiting user what a database is doing, and what it waits for.</summary>
public interface IProgressReports
{
    /// <summary>Reports long work from now on, on the working thread; both callbacks must be quick.</summary>
    /// <param name="begin">
    /// Called with what begins, which names the database by its <see cref="IDatabase.Name"/>, and how much of it is done (0 to 1) if
    /// known. What it returns is disposed when the work ends.
    /// </param>
    /// <param name="wait">Called in each iteration of a wait for another process, at short intervals.</param>
    void Watch(Func<string, Func<double>?, IDisposable> begin, Action wait);

    /// <summary>The process that this one waits for, and why, in the words of a message; null if not known.</summary>
    string? FindHolder();
}
