namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A database that reports what it is doing, how far it has come, and what it waits for.</summary>
public interface IWorkReports
{
    /// <summary>Starts reporting to a listener. Nothing is counted while nothing listens.</summary>
    /// <param name="listener">The listener.</param>
    /// <returns>An object that stops the reports when it is disposed.</returns>
    IDisposable Subscribe(WorkListener listener);

    /// <summary>The process that this one waits for, and why, in the words of a message; null if not known.</summary>
    string? FindHolder();
}
