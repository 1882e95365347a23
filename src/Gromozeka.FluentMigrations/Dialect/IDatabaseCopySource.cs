namespace Gromozeka.FluentMigrations.Dialect;

/// <summary>A database that can be copied into a file.</summary>
public interface IDatabaseCopySource
{
    /// <summary>The bytes that a copy of the database takes now.</summary>
    long NeededBytes();

    /// <summary>
    /// Copies the database as it is at one instant into a new file with the database's owner and access rights. When this returns, the copy is on
    /// the disk.
    /// </summary>
    /// <param name="path">The file to make; one that exists is replaced.</param>
    /// <param name="cancellationToken">Ends the copying; what was copied is to be deleted by the caller.</param>
    void Copy(string path, CancellationToken cancellationToken);
}
