namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>
/// A database that a copy is about to replace. Until this is disposed, no other process can write to it: what was committed
/// before is in a <see cref="IDatabaseCopySource.Copy"/> that is created meanwhile, and what is committed later goes into the restored
/// database.
/// </summary>
public interface IDatabaseRestore : IDatabaseCopySource, IDisposable
{
    /// <summary>Whether there was no database, or an empty one, so that nothing is replaced.</summary>
    bool IsNew { get; }

    /// <summary>Why programs that have the database open could not continue with the copy; null if they can.</summary>
    string? CutsOff { get; }

    /// <summary>
    /// Replaces the content of the database with the copy, in one transaction. The file stays the same: programs that have it open continue
    /// with the restored content.
    /// </summary>
    /// <param name="cancellationToken">Cancels it; the database then stays as it was.</param>
    void Complete(CancellationToken cancellationToken);
}
