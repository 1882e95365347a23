namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A database that reports the progress of long operations.</summary>
public interface IWorkReports
{
    /// <summary>Starts reporting. Nothing is counted while nothing listens.</summary>
    /// <param name="told">Called on the working thread, from time to time and at the end of each operation. It must return quickly and must
    /// not throw.</param>
    /// <returns>An object that stops the reports when it is disposed.</returns>
    IDisposable Subscribe(Action<WorkReport> told);
}
