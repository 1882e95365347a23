namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// A database that a copy is about to replace. From the beginning until this is disposed nobody else can write to it: what was acknowledged
/// before is in a <see cref="IDatabaseCopySource.Copy"/> that is made meanwhile, and what comes later goes into the restored database.
/// </summary>
public interface IDatabaseRestore : IDatabaseCopySource, IDisposable
{
    /// <summary>Whether there was no database, or an empty one, so that nothing is replaced.</summary>
    bool IsNew { get; }

    /// <summary>Why programs that have the database open could not go on with the copy; null when they can.</summary>
    string? CutsOff { get; }

    /// <summary>
    /// Puts the copy in the place of what the database holds, in one transaction. The file stays the same one: programs that have it open go on
    /// with the restored content.
    /// </summary>
    /// <param name="cancellationToken">Ends it; the database is then as it was.</param>
    void Complete(CancellationToken cancellationToken);
}
