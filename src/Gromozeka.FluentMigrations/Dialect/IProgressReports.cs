namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>Tells somebody who waits what a database is busy with, and who keeps it waiting.</summary>
public interface IProgressReports
{
    /// <summary>Is told of long work from now on, on the thread that works; both have to be quick.</summary>
    /// <param name="begin">
    /// Is told what begins, in which the database has its <see cref="IDatabase.Name"/>, and how much of it is done (0 to 1) where that is known. What
    /// it returns is disposed when the work ends.
    /// </param>
    /// <param name="wait">Is called in each turn of a wait for another process, which follow each other closely.</param>
    void Watch(Func<string, Func<double>?, IDisposable> begin, Action wait);

    /// <summary>Who keeps this process waiting, and by what, as a message says it; null when it is not known.</summary>
    string? FindHolder();
}
