namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A database that can be copied into a file.</summary>
public interface IDatabaseCopySource
{
    /// <summary>The size in bytes that a copy of the database would have now.</summary>
    long NeededBytes();

    /// <summary>
    /// Copies the database as it is at one instant into a new file with the database's owner and access rights. When this returns, the
    /// copy is flushed to the disk.
    /// </summary>
    /// <param name="path">The file to create; an existing one is replaced.</param>
    /// <param name="cancellationToken">Cancels the copy; the caller deletes what was copied.</param>
    void Copy(string path, CancellationToken cancellationToken);
}
