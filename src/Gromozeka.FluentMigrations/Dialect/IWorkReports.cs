namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A database that tells how far its long works have come.</summary>
public interface IWorkReports
{
    /// <summary>Begins to tell. Nothing is counted while nobody listens.</summary>
    /// <param name="told">Is told on the thread that works, now and then and at the end of each work. It has to be quick, and must not
    /// throw.</param>
    /// <returns>What ends it when it is disposed.</returns>
    IDisposable Subscribe(Action<WorkReport> told);
}
