namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A database that tells what it is busy with, how far it has come, and who keeps it waiting.</summary>
public interface IWorkReports
{
    /// <summary>Begins to tell a listener. Nothing is counted while nobody listens.</summary>
    /// <param name="listener">Who is told.</param>
    /// <returns>What ends it when it is disposed.</returns>
    IDisposable Subscribe(WorkListener listener);

    /// <summary>The process that this one waits for, and why, in the words of a message; null if not known.</summary>
    string? FindHolder();
}
